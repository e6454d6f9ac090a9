package io.ptoken.hsm.status;

import java.util.Optional;

/**
 * Firmware for which a module is not used (operating requirements section 1).
 *
 * @param firmwareId as the module tells it
 * @param admittedBy the mode in which it would be used; empty for firmware of no known form
 */
public record ForeignFirmware(String firmwareId, Optional<InstallationMode> admittedBy) {

    /** The words of the operating guide. */
    public String sentence() {
        return "The SM has unrecognised firmware '" + firmwareId
                + "' which is not supported by PrismToken. Action: contact your vendor.";
    }
}
