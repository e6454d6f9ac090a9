package io.ptoken.service.observe;

/**
 * How many notices stand, by level (operating requirements section 4).
 *
 * @param errors of things that do not work
 * @param warnings of things that will stop working
 * @param infos good to know
 */
public record NoticeCounts(int errors, int warnings, int infos) {}
