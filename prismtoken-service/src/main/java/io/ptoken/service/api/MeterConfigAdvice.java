package io.ptoken.service.api;

/**
 * What the caller stores about a meter after a key change (wire reference section 4).
 *
 * @param toSgc new supply group code
 * @param toKrn new key revision
 * @param toTi new tariff index
 * @param toKen new key expiry number
 * @param idRecord new IDRecord
 * @param record2 new Record2, with STX and ETX and without LRC
 * @param rollover the RO bit of the set: the base date changes
 * @param toVkKcv key check value of the new vending key, six hex digits
 */
public record MeterConfigAdvice(
        int toSgc, int toKrn, int toTi, int toKen, String idRecord, String record2, boolean rollover, String toVkKcv) {}
