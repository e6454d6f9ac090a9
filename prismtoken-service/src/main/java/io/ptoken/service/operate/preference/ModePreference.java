package io.ptoken.service.operate.preference;

import io.ptoken.hsm.status.ForeignFirmware;
import io.ptoken.hsm.status.InstallationMode;

/** What {@code ptoken.meterManufacturingMode} says about the mode of an installation, and about its modules. */
public final class ModePreference {

    private static final PreferenceDefinition<Boolean> PREFERENCE = Preferences.METER_MANUFACTURING_MODE;

    private ModePreference() {}

    /** The mode from the next start on. */
    public static InstallationMode of(PreferenceValues values) {
        return values.get(PREFERENCE) ? InstallationMode.MANUFACTURING : InstallationMode.VENDING;
    }

    /** Which value admits the firmware, a sentence. */
    public static String remedy(ForeignFirmware firmware) {
        return firmware.admittedBy()
                .map(mode -> "The preference " + PREFERENCE.name() + " admits it with the value "
                        + PREFERENCE.type().format(mode == InstallationMode.MANUFACTURING) + ", after a restart.")
                .orElse("No value of the preference " + PREFERENCE.name() + " admits it.");
    }

    /** Why the module is not used, in the words of the operating guide, and which value admits it. */
    public static String refusal(ForeignFirmware firmware) {
        return firmware.sentence() + " " + remedy(firmware);
    }
}
