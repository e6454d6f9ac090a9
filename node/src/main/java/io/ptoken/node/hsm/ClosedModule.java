package io.ptoken.node.hsm;

import io.ptoken.hsm.LoadedLicence;
import io.ptoken.hsm.ModuleStatus;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.SecurityModuleException;
import io.ptoken.hsm.TokenVerification;
import io.ptoken.hsm.VendCreditRequest;
import io.ptoken.hsm.VendKeyChangeRequest;
import io.ptoken.hsm.VendManagementRequest;
import io.ptoken.hsm.VendedKeyChange;
import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.hsm.VerifyTokenRequest;
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
