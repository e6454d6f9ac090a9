package io.ptoken.service.clock;

/**
 * What is told of a clock.
 *
 * @param text what is the matter, a sentence
 * @param action what to do about it, a sentence
 */
public record ClockNews(String text, String action) {}
