package io.ptoken.web.door;

/**
 * Something that was refused or failed.
 *
 * @param title of the page
 * @param what is so, a sentence
 * @param remedy what to do, a sentence
 * @param code of the refusal; may be empty
 * @param back where they may go
 */
public record RefusedPage(String title, String what, String remedy, String code, String back) {}
