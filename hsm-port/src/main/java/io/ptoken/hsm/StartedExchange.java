package io.ptoken.hsm;

/**
 * An exchange with a KMC that has begun.
 *
 * @param slot the slot as it is now: PENDING
 * @param kmc the KMC asked
 * @param request record (VKLOADREQ) that goes to the KMC
 */
public record StartedExchange(KekSlotStatus slot, KmcId kmc, KeyLoadRecord request) {}
