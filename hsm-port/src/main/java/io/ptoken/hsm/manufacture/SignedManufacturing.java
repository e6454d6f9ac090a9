package io.ptoken.hsm.manufacture;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.vend.SignedVending.Signed;
import io.ptoken.hsm.vend.VendedKeyChange;

/**
 * Manufacturing of which one is told the module that did it: behind it may be several modules. Implementations are thread
 * safe.
 */
public interface SignedManufacturing extends MeterManufacturing {

    /**
     * As {@link #changeTokens}, with the module that made them.
     *
     * @throws SecurityModuleException what the module refuses
     */
    Signed<VendedKeyChange> signedChangeTokens(DitkChangeRequest request);
}
