package io.ptoken.kmc.simulator;

import io.ptoken.sts.InvalidValueException;

/**
 * Times that the KMC gives its files.
 *
 * @param keyRefreshDays after how many days a module must fetch its keys anew, 1-3650
 * @param responseDays for how many days a file can be loaded, 1-3650
 */
public record KmcSettings(int keyRefreshDays, int responseDays) {

    /** 90 and 28 days. */
    public static final KmcSettings DEFAULT = new KmcSettings(90, 28);

    private static final int MAX_DAYS = 3650;

    public KmcSettings {
        InvalidValueException.requireRange("key refresh period in days", keyRefreshDays, 1, MAX_DAYS);
        InvalidValueException.requireRange("validity of a response in days", responseDays, 1, MAX_DAYS);
    }
}
