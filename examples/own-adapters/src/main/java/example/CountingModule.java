package example;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A module of one's own: it counts credit tokens and leaves all else to another. Yours talks to your hardware here. */
public final class CountingModule implements SecurityModule {

    private final SecurityModule module;
    private final AtomicLong sold = new AtomicLong();

    public CountingModule(SecurityModule module) {
        this.module = module;
    }

    public long sold() {
        return sold.get();
    }

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        TokenNumber token = module.vendCredit(request);
        sold.incrementAndGet();
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
    public Set<DecoderKeyAlgorithm> algorithms() {
        return module.algorithms();
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

    /** Of the roles that a module may be without, this one has one. */
    @Override
    public Optional<KeyEntry> keyEntry() {
        return module.keyEntry();
    }
}
