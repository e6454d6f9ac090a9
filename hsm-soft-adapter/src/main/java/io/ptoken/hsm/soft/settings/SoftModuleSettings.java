package io.ptoken.hsm.soft.settings;

import io.ptoken.hsm.soft.seal.Argon2Cost;
import io.ptoken.hsm.soft.slot.KekSlots;
import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the software module.
 *
 * @param capacity number of key registers, 1-999 (A10)
 * @param tidWindow how far a TID may lie from the module's clock, in either direction (A7 takes the unit to be days);
 *     empty or zero switches the check off, which is for laboratories
 * @param assumptions choices where the facts run out
 * @param leases how far durable counters run ahead
 * @param passphraseCost price of guessing the passphrase, used when a module is created
 * @param access crypto officers and the privileged state
 * @param kekSlots number of KEK slots, 1-4 (A13): from how many KMCs it can hold keys at a time
 */
public record SoftModuleSettings(
        int capacity,
        Optional<Duration> tidWindow,
        ModuleAssumptions assumptions,
        LeaseSizes leases,
        Argon2Cost passphraseCost,
        AccessControlSettings access,
        int kekSlots) {

    /** 999 registers, seven days, four KEK slots. */
    public static final SoftModuleSettings DEFAULT = new SoftModuleSettings(
            999,
            Optional.of(Duration.ofDays(7)),
            ModuleAssumptions.DEFAULT,
            LeaseSizes.DEFAULT,
            Argon2Cost.DEFAULT,
            AccessControlSettings.DEFAULT,
            KekSlots.MOST);

    public SoftModuleSettings {
        InvalidValueException.requireRange("registers", capacity, 1, 999);
        InvalidValueException.requireRange("KEK slots", kekSlots, 1, KekSlots.MOST);
        tidWindow = tidWindow.filter(window -> !window.isZero());
        tidWindow.ifPresent(SoftModuleSettings::requirePositive);
    }

    /** With the usual rules for crypto officers and four KEK slots. */
    public SoftModuleSettings(
            int capacity,
            Optional<Duration> tidWindow,
            ModuleAssumptions assumptions,
            LeaseSizes leases,
            Argon2Cost passphraseCost) {
        this(capacity, tidWindow, assumptions, leases, passphraseCost, AccessControlSettings.DEFAULT, KekSlots.MOST);
    }

    private static void requirePositive(Duration window) {
        if (window.isNegative()) {
            throw new InvalidValueException("TID window", window.toString(), "a positive duration, or zero for none");
        }
    }

    /** These settings with another number of registers. */
    public SoftModuleSettings withCapacity(int registers) {
        return new SoftModuleSettings(registers, tidWindow, assumptions, leases, passphraseCost, access, kekSlots);
    }

    /** These settings with another TID window. */
    public SoftModuleSettings withTidWindow(Duration window) {
        return new SoftModuleSettings(
                capacity, Optional.of(window), assumptions, leases, passphraseCost, access, kekSlots);
    }

    /** These settings without a TID window: for laboratories that issue tokens of other times. */
    public SoftModuleSettings withoutTidWindow() {
        return new SoftModuleSettings(
                capacity, Optional.empty(), assumptions, leases, passphraseCost, access, kekSlots);
    }

    /** These settings under other assumptions. */
    public SoftModuleSettings withAssumptions(ModuleAssumptions others) {
        return new SoftModuleSettings(capacity, tidWindow, others, leases, passphraseCost, access, kekSlots);
    }

    /** These settings with other leases. */
    public SoftModuleSettings withLeases(LeaseSizes others) {
        return new SoftModuleSettings(capacity, tidWindow, assumptions, others, passphraseCost, access, kekSlots);
    }

    /** These settings with another price of a passphrase guess. */
    public SoftModuleSettings withPassphraseCost(Argon2Cost cost) {
        return new SoftModuleSettings(capacity, tidWindow, assumptions, leases, cost, access, kekSlots);
    }

    /** These settings with other rules for crypto officers. */
    public SoftModuleSettings withAccess(AccessControlSettings others) {
        return new SoftModuleSettings(capacity, tidWindow, assumptions, leases, passphraseCost, others, kekSlots);
    }

    /** These settings with another number of KEK slots. */
    public SoftModuleSettings withKekSlots(int slots) {
        return new SoftModuleSettings(capacity, tidWindow, assumptions, leases, passphraseCost, access, slots);
    }
}
