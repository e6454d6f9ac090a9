package io.ptoken.web.frame;

/**
 * One of several.
 *
 * @param value as it is sent, or an address
 * @param name for people
 * @param chosen true for the present one
 */
public record Choice(String value, String name, boolean chosen) {}
