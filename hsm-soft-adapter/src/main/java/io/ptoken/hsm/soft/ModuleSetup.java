package io.ptoken.hsm.soft;

import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.hsm.soft.access.Officers;
import io.ptoken.hsm.soft.identity.Firmware;
import io.ptoken.hsm.soft.licence.LicenceIssuerPublicKey;
import java.util.List;
import java.util.Optional;

/**
 * What a new module is born with.
 *
 * @param licenceIssuer whose licences it takes, empty when it shall take none yet
 * @param officers crypto officers: none, or two or more with different names; the caller closes them afterwards
 * @param firmware what it does; this never changes
 */
public record ModuleSetup(
        Optional<LicenceIssuerPublicKey> licenceIssuer, List<OfficerCredentials> officers, Firmware firmware) {

    /** Neither licences nor officers; it vends. */
    public static final ModuleSetup NONE = new ModuleSetup(Optional.empty(), List.of(), Firmware.VENDING);

    public ModuleSetup {
        officers = List.copyOf(officers);
        Officers.requireFit(officers);
    }

    /** This setup with a trusted licence issuer. */
    public ModuleSetup trusting(LicenceIssuerPublicKey issuer) {
        return new ModuleSetup(Optional.of(issuer), officers, firmware);
    }

    /** This setup with crypto officers. */
    public ModuleSetup withOfficers(List<OfficerCredentials> others) {
        return new ModuleSetup(licenceIssuer, others, firmware);
    }

    /** This setup for the makers of meters. */
    public ModuleSetup forManufacturing() {
        return new ModuleSetup(licenceIssuer, officers, Firmware.MANUFACTURING);
    }
}
