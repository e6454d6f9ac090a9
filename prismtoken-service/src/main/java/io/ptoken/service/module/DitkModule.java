package io.ptoken.service.module;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.manufacture.DitkChangeRequest;
import io.ptoken.hsm.manufacture.MeterManufacturing;
import io.ptoken.hsm.manufacture.SignedManufacturing;
import io.ptoken.hsm.vend.SignedVending.Signed;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;

/** A module that takes new meters from their DITK to a vending key, or several as one. Thread safe. */
public final class DitkModule {

    private final SecurityModule module;

    public DitkModule(SecurityModule module) {
        this.module = module;
    }

    /**
     * Makes the tokens.
     *
     * @throws io.ptoken.hsm.refusal.SecurityModuleException what the module refuses
     * @throws ServiceException {@code EService.Disabled} for a module that does not offer it
     */
    public Signed<VendedKeyChange> changeTokens(DitkChangeRequest request) {
        MeterManufacturing manufacturing = offered();
        if (manufacturing instanceof SignedManufacturing signed) {
            return signed.signedChangeTokens(request);
        }
        String signer = module.status().idSm(); // before anything is made that a failure would lose
        return new Signed<>(manufacturing.changeTokens(request), signer);
    }

    /** Passes for a module that offers it. */
    public void requireOffered() {
        offered();
    }

    private MeterManufacturing offered() {
        return module.manufacturing()
                .orElseThrow(() -> new ServiceException(
                        ErrorCode.SERVICE_DISABLED,
                        "issueDitkChangeTokens is not offered over the connection to this security module"));
    }
}
