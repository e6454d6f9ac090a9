package io.ptoken.service.api;

import io.ptoken.service.Given;
import java.util.Optional;

/**
 * A meter as the caller describes it; nothing is checked yet (wire reference sections 4 and 14).
 *
 * @param drn 11- or 13-digit DRN or 18-digit MeterPAN
 * @param ea encryption algorithm, 7 or 11
 * @param tct token carrier type
 * @param sgc supply group code, 0-999999
 * @param krn key revision, 1-9
 * @param ti tariff index, 0-99
 * @param newConfig pending change of the meter: a key-change set is issued first
 * @param allowKrnUpdate may the meter be moved to the latest key revision, the one activated last
 * @param ken key expiry number of the meter's key, 0-255
 * @param doe YYMM, in sessions of version 1.0 MMYY; {@code 0000} for none
 * @param allow3Kct may a three-token set be issued (EA 07)
 * @param allowKenUpdate may the meter be brought to the key's present expiry number
 */
public record MeterConfig(
        String drn,
        int ea,
        int tct,
        int sgc,
        int krn,
        int ti,
        Optional<MeterConfigAmendment> newConfig,
        boolean allowKrnUpdate,
        int ken,
        String doe,
        boolean allow3Kct,
        boolean allowKenUpdate) {

    /** @throws io.ptoken.service.ServiceException {@code EParamRange} for null */
    public MeterConfig {
        Given.value("drn", drn);
        Given.value("newConfig", newConfig);
        Given.value("doe", doe);
    }

    /** A meter with the defaults of the API for what is optional: no pending change, key updates allowed, no expiry. */
    public static MeterConfig of(String drn, int ea, int tct, int sgc, int krn, int ti, int ken) {
        return new MeterConfig(drn, ea, tct, sgc, krn, ti, Optional.empty(), true, ken, "0000", false, true);
    }

    /** The same meter without a pending change. */
    public MeterConfig withoutNewConfig() {
        return new MeterConfig(
                drn, ea, tct, sgc, krn, ti, Optional.empty(), allowKrnUpdate, ken, doe, allow3Kct, allowKenUpdate);
    }
}
