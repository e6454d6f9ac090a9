package io.ptoken.benchmarks.hsm;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.hsm.protocol.sts6.vend.VendedToken;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.List;
import java.util.Map;

/**
 * Tells how many bytes each credit token has cost on the wire: request and response from header to CR. Anything else that
 * goes over the line counts as time lost. Thread safe.
 */
final class CountedModule implements SecurityModule {

    private final SecurityModule module;
    private final ProtocolSettings protocol;
    private final Tally tally;

    CountedModule(SecurityModule module, ProtocolSettings protocol, Tally tally) {
        this.module = module;
        this.protocol = protocol;
        this.tally = tally;
    }

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        TokenNumber token = module.vendCredit(request);
        int asked = new VendCredit(request).line(protocol).length;
        int answered =
                new VendedToken(token).frame(VendCredit.COMMAND, protocol).line().length;
        tally.vended(asked + answered);
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
    public Map<ModuleCapability, String> lacks() {
        return module.lacks();
    }

    @Override
    public LoadedLicence loadTransactionLicence(String text) {
        return module.loadTransactionLicence(text);
    }
}
