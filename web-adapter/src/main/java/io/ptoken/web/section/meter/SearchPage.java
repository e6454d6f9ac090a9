package io.ptoken.web.section.meter;

import java.util.Optional;

/**
 * The form that finds a meter.
 *
 * @param typed what was looked for
 * @param refused why that is no meter
 */
public record SearchPage(String typed, Optional<String> refused) {}
