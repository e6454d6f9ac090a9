package io.ptoken.service.operate.notice.facts;

/**
 * What a server has noticed of itself and its machine, as a warning.
 *
 * @param code of the notice
 * @param text what is the matter, a sentence
 * @param action what to do about it, a sentence
 */
public record ServerRemark(String code, String text, String action) {}
