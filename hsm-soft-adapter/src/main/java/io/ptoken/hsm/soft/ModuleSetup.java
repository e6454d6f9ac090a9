package io.ptoken.hsm.soft;

import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.hsm.soft.access.Officers;
import io.ptoken.hsm.soft.licence.LicenceIssuerPublicKey;
import java.util.List;
import java.util.Optional;

/**
 * What a new module is born with.
 *
 * @param licenceIssuer whose licences it takes, empty when it shall take none yet
 * @param officers crypto officers: none, or two or more with different names; the caller closes them afterwards
 */
public record ModuleSetup(Optional<LicenceIssuerPublicKey> licenceIssuer, List<OfficerCredentials> officers) {

    /** Neither licences nor officers. */
    public static final ModuleSetup NONE = new ModuleSetup(Optional.empty(), List.of());

    public ModuleSetup {
        officers = List.copyOf(officers);
        Officers.requireFit(officers);
    }

    /** This setup with a trusted licence issuer. */
    public ModuleSetup trusting(LicenceIssuerPublicKey issuer) {
        return new ModuleSetup(Optional.of(issuer), officers);
    }

    /** This setup with crypto officers. */
    public ModuleSetup withOfficers(List<OfficerCredentials> others) {
        return new ModuleSetup(licenceIssuer, others);
    }
}
