package io.ptoken.service.pool;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A module without cryptography: it notes what it is asked, and refuses what a test says. */
final class FakeMember implements SecurityModule {

    static final TokenNumber TOKEN = TokenNumber.parseDecimal("00000000000000000001");

    final String name;
    final List<String> asked = new CopyOnWriteArrayList<>();
    final AtomicInteger looks = new AtomicInteger();
    volatile List<VendingKeyAttributes> keys = List.of();
    volatile ModuleState state = ModuleState.OPERATIONAL;
    volatile Optional<Long> transactionsLeft = Optional.empty();
    volatile Optional<Instant> inhibitVendDate = Optional.empty();
    volatile Duration drift = Duration.ZERO;
    volatile Duration window = Duration.ofDays(7);
    volatile Map<ModuleCapability, String> lacks = Map.of();
    volatile Optional<KeyLoading> loading = Optional.empty();
    volatile @Nullable SecurityModuleException licenceRefusal;
    /** What every request for tokens is refused with. */
    volatile @Nullable RuntimeException refusal;
    /** Neither vends nor tells its status. */
    volatile boolean unplugged;
    /** Done before each request for tokens is answered. */
    volatile Runnable meanwhile = () -> {};

    private final InstantSource clock;

    FakeMember(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    FakeMember holding(VendingKeyAttributes... held) {
        keys = List.of(held);
        return this;
    }

    void refuse(SmStatus status) {
        refusal = new SecurityModuleException(status, "said " + name);
    }

    void loseAnswers() {
        refusal = SecurityModuleException.outcomeUnknown("no answer", new IllegalStateException("timed out"));
    }

    void serveAgain() {
        refusal = null;
        unplugged = false;
    }

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        work("credit " + request.register());
        return TOKEN;
    }

    @Override
    public TokenNumber vendManagement(VendManagementRequest request) {
        work("management " + request.register());
        return TOKEN;
    }

    @Override
    public VendedKeyChange vendKeyChange(VendKeyChangeRequest request) {
        work("change " + request.from() + " " + request.to());
        return new VendedKeyChange(false, List.of(TOKEN, TOKEN));
    }

    @Override
    public TokenVerification verify(VerifyTokenRequest request) {
        work("verify " + request.register());
        return new TokenVerification.Invalid(SmStatus.TOKEN_CRC_ERROR);
    }

    @Override
    public List<VendingKeyAttributes> vendingKeys() {
        requirePlugged();
        return keys;
    }

    @Override
    public int capacity() {
        requirePlugged();
        return 25;
    }

    @Override
    public ModuleStatus status() {
        looks.incrementAndGet();
        requirePlugged();
        return new ModuleStatus(
                "00000001",
                "STS60V01",
                "fake",
                "id of " + name,
                state,
                clock.instant().plus(drift),
                window,
                asked.size(),
                transactionsLeft,
                inhibitVendDate,
                Map.of("own.detail", name));
    }

    @Override
    public Map<ModuleCapability, String> lacks() {
        return lacks;
    }

    @Override
    public Optional<KeyLoading> keyLoading() {
        return loading;
    }

    @Override
    public LoadedLicence loadTransactionLicence(String text) {
        asked.add("licence");
        requirePlugged();
        SecurityModuleException refused = licenceRefusal;
        if (refused != null) {
            throw refused;
        }
        return new LoadedLicence("licence of " + name, Optional.of(5L), Optional.empty());
    }

    private void work(String what) {
        asked.add(what);
        meanwhile.run();
        requirePlugged();
        RuntimeException refused = refusal;
        if (refused != null) {
            throw refused;
        }
    }

    private void requirePlugged() {
        if (unplugged) {
            throw SecurityModuleException.unreachable("no way to " + name, new IllegalStateException("unplugged"));
        }
    }
}
