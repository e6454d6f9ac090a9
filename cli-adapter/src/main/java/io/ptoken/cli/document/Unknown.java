package io.ptoken.cli.document;

/**
 * Something that could not be found out, so that its key is missing, or an element of its list.
 *
 * @param key the key beside {@code unknown} that it would stand under
 * @param reason why, for people
 */
public record Unknown(String key, String reason) {}
