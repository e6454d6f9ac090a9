package io.ptoken.hsm.tsm250;

import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.field.HexOctets;
import io.ptoken.hsm.protocol.legacy.LegacyBalance;
import io.ptoken.hsm.protocol.legacy.LegacyIdentify;
import io.ptoken.hsm.protocol.legacy.LegacyQueryBalance;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.module.ModuleCalls;
import io.ptoken.hsm.protocol.settings.CommandSettings.RecordCrc;
import io.ptoken.hsm.protocol.sts6.query.ModuleIdentity;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a legacy module tells about itself, {@code SM?ID} and {@code SM?TS}, kept for a while. Thread safe. */
final class LegacyReport {

    private final ModuleCalls calls;
    private final LegacyModuleSettings settings;
    private final Clock clock;
    private final MonotonicClock time;

    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicInteger doubts = new AtomicInteger();
    private final LongAdder sales = new LongAdder();

    private volatile int identified = -1;
    private volatile @Nullable Told told;

    LegacyReport(ModuleCalls calls, LegacyModuleSettings settings, Clock clock, MonotonicClock time) {
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
        this.time = time;
    }

    void doubt() {
        doubts.incrementAndGet();
    }

    void sold() {
        sales.increment();
    }

    /**
     * Makes sure that the module is the one of the configuration, when that names one and there is doubt.
     *
     * @throws SecurityModuleException 33 when it is another one
     */
    void requireRightModule() {
        if (settings.module().isEmpty() || identified == doubts.get()) {
            return;
        }
        turn.lock();
        try {
            int doubt = doubts.get();
            requireRight(calls.call(new LegacyIdentify()).module());
            identified = doubt;
        } finally {
            turn.unlock();
        }
    }

    ModuleStatus status() {
        Told present = told;
        Told current = present != null && isFresh(present) ? present : read();
        return current.status(clock.instant(), sales.sum());
    }

    private Told read() {
        turn.lock();
        try {
            int doubt = doubts.get();
            Told read = read(doubt);
            told = read;
            return read;
        } finally {
            turn.unlock();
        }
    }

    private Told read(int doubt) {
        LegacyIdentify.Response identity = calls.call(new LegacyIdentify());
        Map<String, String> details = new TreeMap<>();
        details.put("sta.tables", "those of the module; the protocol does not name them");
        details.put("dak.check", identity.dakCheck());
        details.put("dialect", "STS05V");
        try {
            LegacyBalance balance = calls.call(new LegacyQueryBalance());
            details.put("credit.balance", balance.balance().decode() + " tenths");
            details.put("credit.sequence", Integer.toString(balance.sequence()));
        } catch (SecurityModuleException e) {
            if (e.failure() != ModuleFailure.REFUSED) {
                throw e;
            }
            details.put("credit.balance", "not told: " + e.getMessage());
        }
        Optional<ModuleId> expected = settings.module().filter(id -> !id.equals(identity.module()));
        expected.ifPresent(id -> details.put("failure", "this is not module " + id + ", whose keys are configured"));
        ModuleState state = expected.isPresent() ? ModuleState.ERROR : ModuleState.OPERATIONAL;
        return new Told(identity, state, details, doubt, time.elapsed());
    }

    private void requireRight(ModuleId present) {
        if (!settings.module().orElse(present).equals(present)) {
            throw new SecurityModuleException(
                    SmStatus.INVALID_SECURITY_MODULE_ID,
                    calls.name() + " is module " + present + "; the configured keys are those of module "
                            + settings.module().orElseThrow());
        }
    }

    private boolean isFresh(Told present) {
        return present.doubt() == doubts.get()
                && time.elapsed().minus(present.at()).compareTo(settings.statusAge()) < 0;
    }

    private record Told(
            LegacyIdentify.Response identity, ModuleState state, Map<String, String> details, int doubt, Duration at) {

        ModuleStatus status(Instant now, long sales) {
            return new ModuleStatus(
                    identity.module().digits(),
                    identity.firmware().text(),
                    "not told",
                    // A record of the usual form; the dialect has none.
                    new ModuleIdentity("UNKNOWN", identity.module(), Instant.EPOCH, new HexOctets("0000000000000000"))
                            .encode(RecordCrc.CRC16_MODBUS),
                    state,
                    now,
                    Duration.ZERO,
                    sales,
                    Optional.empty(),
                    Optional.empty(),
                    details);
        }
    }
}
