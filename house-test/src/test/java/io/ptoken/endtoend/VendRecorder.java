package io.ptoken.endtoend;

import io.ptoken.hsm.LoadedLicence;
import io.ptoken.hsm.ModuleStatus;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.TokenVerification;
import io.ptoken.hsm.VendCreditRequest;
import io.ptoken.hsm.VendKeyChangeRequest;
import io.ptoken.hsm.VendManagementRequest;
import io.ptoken.hsm.VendedKeyChange;
import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.hsm.VerifyTokenRequest;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.List;
import java.util.function.Consumer;

/**
 * A module that tells of each credit token it makes.
 *
 * @param module does the work
 * @param made is told MeterPAN and TID of each
 */
record VendRecorder(SecurityModule module, Consumer<String> made) implements SecurityModule {

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        TokenNumber token = module.vendCredit(request);
        made.accept(request.pan().digits() + " " + request.tid().minutes());
        return token;
    }

    @Override
    public TokenNumber vendManagement(VendManagementRequest request) {
        return module.vendManagement(request);
    }

    @Override
    public VendedKeyChange vendKeyChange(VendKeyChangeRequest request) {
        return module.vendKeyChange(request);
    }

    @Override
    public TokenVerification verify(VerifyTokenRequest request) {
        return module.verify(request);
    }

    @Override
    public List<VendingKeyAttributes> vendingKeys() {
        return module.vendingKeys();
    }

    @Override
    public int capacity() {
        return module.capacity();
    }

    @Override
    public ModuleStatus status() {
        return module.status();
    }

    @Override
    public LoadedLicence loadTransactionLicence(String text) {
        return module.loadTransactionLicence(text);
    }
}
