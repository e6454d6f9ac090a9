package io.ptoken.service.operate.pool;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A module that makes real tokens and fails in every way a module may, by the number of the call: the same seed gives the
 * same sequence of failures.
 */
final class StormModule implements SecurityModule {

    private static final Duration OUTAGE = Duration.ofMillis(300);

    final String name;
    final AtomicInteger lostAnswers = new AtomicInteger();
    final AtomicInteger finalRefusals = new AtomicInteger();
    final AtomicInteger made = new AtomicInteger();

    private final FakeSecurityModule module;
    private final long seed;
    private final AtomicLong calls = new AtomicLong();
    private final SettableClock clock;
    private final ConcurrentMap<String, String> makers;
    private volatile Instant unpluggedUntil = Instant.MIN;
    private volatile boolean calm;

    /**
     * @param register where it has the key of SGC 123457 KRN 1
     * @param makers which module made a token, by meter and TID; of all modules of the storm
     */
    StormModule(String name, SettableClock clock, int register, long seed, ConcurrentMap<String, String> makers) {
        this.name = name;
        this.clock = clock;
        this.seed = seed;
        this.makers = makers;
        this.module = new FakeSecurityModule(clock);
        module.load(TestKey.of(register, 123_457, 1, DecoderKeyAlgorithm.DKGA02, 0xA1));
    }

    /** Without failures. */
    StormModule calm() {
        calm = true;
        return this;
    }

    String idSm() {
        return "SMID.1:Test:" + name;
    }

    @Override
    public TokenNumber vendCredit(VendCreditRequest request) {
        requirePlugged();
        switch (calm ? Integer.MAX_VALUE : fate(calls.incrementAndGet())) {
            case 0 -> {
                unpluggedUntil = clock.instant().plus(OUTAGE);
                requirePlugged();
            }
            case 1 -> throw lost();
            case 2 -> {
                make(request);
                throw lost();
            }
            case 3 -> throw new SecurityModuleException(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
            case 4 -> throw new SecurityModuleException(SmStatus.VK_REG_NOT_FOUND_ERROR);
            case 5 -> throw new SecurityModuleException(SmStatus.PERMISSION_ERROR);
            case 6 -> {
                finalRefusals.incrementAndGet();
                throw new SecurityModuleException(SmStatus.KEY_PARAM_ERROR, "by the storm");
            }
            case 7 -> throw new SecurityModuleException(SmStatus.DEVICE_FAILURE);
            default -> {
                // it works
            }
        }
        return make(request);
    }

    private TokenNumber make(VendCreditRequest request) {
        TokenNumber token = module.vendCredit(request);
        made.incrementAndGet();
        String before =
                makers.putIfAbsent(key(request.pan().digits(), request.tid().minutes()), name);
        if (before != null) {
            throw new AssertionError(name + " made a token with a TID that " + before + " had used");
        }
        return token;
    }

    static String key(String pan, int tid) {
        return pan + " " + tid;
    }

    private SecurityModuleException lost() {
        lostAnswers.incrementAndGet();
        return SecurityModuleException.outcomeUnknown("no answer", new IllegalStateException("lost"));
    }

    private int fate(long call) {
        return new SplittableRandom(seed * 1_000_003 + call).nextInt(400);
    }

    private void requirePlugged() {
        if (clock.instant().isBefore(unpluggedUntil)) {
            throw SecurityModuleException.unreachable("no way to " + name, new IllegalStateException("unplugged"));
        }
    }

    @Override
    public ModuleStatus status() {
        requirePlugged();
        ModuleStatus told = module.status();
        return new ModuleStatus(
                told.moduleId(),
                told.firmwareId(),
                told.hardwareId(),
                idSm(),
                told.state(),
                told.clock(),
                Duration.ofDays(7),
                told.vendCounter(),
                told.transactionsLeft(),
                told.inhibitVendDate(),
                told.details());
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
    public LoadedLicence loadTransactionLicence(String text) {
        return module.loadTransactionLicence(text);
    }
}
