package io.ptoken.sts.meter.result;

/**
 * One line a meter shows for a class 1 token.
 *
 * @param label what is shown, e.g. {@code SGC} or {@code control 5}
 * @param value as a person reads it, with its unit
 */
public record MeterReading(String label, String value) {}
