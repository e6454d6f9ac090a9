package io.ptoken.endtoend;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
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
