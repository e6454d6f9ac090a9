package io.ptoken.hsm.status;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an installation is for, and so which modules it uses (operating requirements section 1): each mode has firmware of its
 * own, and a module of other firmware is not used at all.
 */
public enum InstallationMode {
    /** Tokens under vending keys that a KMC delivered: firmware {@code STS6nVxx}, or {@code STS05Vxx} of earlier modules. */
    VENDING("STS6[0-9A-Z]V[0-9]{2}|STS05V[0-9]{2}"),
    /** The tokens that take a new meter from its DITK to a vending key: firmware {@code STS6nMxx}. */
    MANUFACTURING("STS6[0-9A-Z]M[0-9]{2}");

    private final Pattern firmware;

    InstallationMode(String firmware) {
        this.firmware = Pattern.compile(firmware);
    }

    /** The mode that firmware is for; empty for firmware of another form. */
    public static Optional<InstallationMode> ofFirmware(String firmwareId) {
        for (InstallationMode mode : values()) {
            if (mode.firmware.matcher(firmwareId).matches()) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /**
     * The firmware for which a module is not used in this mode; empty when it is used. A module that is out of service may
     * not tell its firmware, and is judged when it does.
     */
    public Optional<ForeignFirmware> objection(ModuleStatus status) {
        Optional<InstallationMode> made = ofFirmware(status.firmwareId());
        boolean tells = made.isPresent() || status.state().isInService();
        return !tells || made.equals(Optional.of(this))
                ? Optional.empty()
                : Optional.of(new ForeignFirmware(status.firmwareId(), made));
    }

    /** {@code vending} or {@code manufacturing}, as clients and people read it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
