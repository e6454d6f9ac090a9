package io.ptoken.node.hsm;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.List;

/** In the place of a module whose standing alone is asked for: a server may have its line. */
final class ClosedModule implements SecurityModule {

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        throw unasked();
    }

    @Override
    public TokenNumber vendManagement(VendManagementRequest request) {
        throw unasked();
    }

    @Override
    public VendedKeyChange vendKeyChange(VendKeyChangeRequest request) {
        throw unasked();
    }

    @Override
    public TokenVerification verify(VerifyTokenRequest request) {
        throw unasked();
    }

    @Override
    public List<VendingKeyAttributes> vendingKeys() {
        throw unasked();
    }

    @Override
    public int capacity() {
        throw unasked();
    }

    @Override
    public ModuleStatus status() {
        throw unasked();
    }

    @Override
    public LoadedLicence loadTransactionLicence(String text) {
        throw unasked();
    }

    private static SecurityModuleException unasked() {
        return SecurityModuleException.unreachable("not asked here", new IllegalStateException("not asked"));
    }
}
