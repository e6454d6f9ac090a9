package io.ptoken.service.api;

/**
 * The configuration a meter shall change to, as given by the caller.
 *
 * @param toSgc supply group code, 0-999999
 * @param toKrn key revision, 1-9
 * @param toTi tariff index, 0-99
 */
public record MeterConfigAmendment(int toSgc, int toKrn, int toTi) {}
