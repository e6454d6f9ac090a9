package io.ptoken.service.pool;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Modules a, b, c, d of one priority with the first key, at noon of 2026-11-23; the background works when it is told to. */
final class PoolFixture {

    final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    final FakeMember a = new FakeMember("a", clock).holding(Keys.first(1).key());
    final FakeMember b = new FakeMember("b", clock).holding(Keys.first(1).key());
    final FakeMember c = new FakeMember("c", clock).holding(Keys.first(1).key());
    final FakeMember d = new FakeMember("d", clock).holding(Keys.first(1).key());

    private final Deque<Runnable> queued = new ArrayDeque<>();
    final Executor background = this::queue;

    ModulePool of(FakeMember... members) {
        return of(Arrays.stream(members)
                .map(member -> PooledModule.of(member.name, member))
                .toArray(PooledModule[]::new));
    }

    ModulePool of(PooledModule... members) {
        return new ModulePool(List.of(members), PoolSettings.DEFAULTS, clock, background);
    }

    /** A pool that has looked at its members; a is asked first, then b, and so on. */
    ModulePool inOrder(FakeMember... members) {
        List<PooledModule> ordered = new ArrayList<>();
        for (FakeMember member : members) {
            ordered.add(PooledModule.of(member.name, member).priority(ordered.size() + 1));
        }
        ModulePool pool = of(ordered.toArray(PooledModule[]::new));
        pool.tend();
        work();
        return pool;
    }

    private synchronized void queue(Runnable work) {
        queued.add(work);
    }

    /** Does what the pool left to the background. */
    void work() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    /** Lets time pass, the pool see that, and the background work. */
    void later(ModulePool pool, Duration time) {
        clock.advance(time);
        pool.tend();
        work();
    }

    private synchronized @Nullable Runnable next() {
        return queued.poll();
    }

    static TokenNumber credit(ModulePool pool) {
        return pool.vendCredit(credit(1));
    }

    static VendCreditRequest credit(int register) {
        return credit(register, Instant.parse("2026-11-23T12:00:00Z"));
    }

    static VendCreditRequest credit(int register, Instant time) {
        return credit(register, time, CreditSubclass.ELECTRICITY, new UnitAmountCode(5));
    }

    static VendCreditRequest currency(int register) {
        return credit(
                register,
                Instant.parse("2026-11-23T12:00:00Z"),
                CreditSubclass.ELECTRICITY_CURRENCY,
                new CurrencyAmountCode(5));
    }

    private static VendCreditRequest credit(
            int register, Instant time, CreditSubclass subclass, TransferAmountCode amount) {
        return new VendCreditRequest(
                new RegisterNumber(register),
                pan(),
                new TariffIndex(1),
                EncryptionAlgorithm.STA,
                TokenCarrierType.NUMERIC,
                subclass,
                amount,
                TokenIdentifier.at(BaseDate.BDT_2014, time));
    }

    static VendManagementRequest management(int register) {
        return new VendManagementRequest(
                new RegisterNumber(register),
                pan(),
                new TariffIndex(1),
                EncryptionAlgorithm.STA,
                TokenCarrierType.NUMERIC,
                1,
                0,
                TokenIdentifier.at(BaseDate.BDT_2014, Instant.parse("2026-11-23T12:00:00Z")));
    }

    static VendKeyChangeRequest change(int from, int to) {
        return new VendKeyChangeRequest(
                new RegisterNumber(from),
                new RegisterNumber(to),
                pan(),
                new TariffIndex(1),
                new TariffIndex(1),
                EncryptionAlgorithm.STA,
                TokenCarrierType.NUMERIC,
                KeyChangeSetKind.TWO_KCT);
    }

    static VerifyTokenRequest verify(int register) {
        return new VerifyTokenRequest(
                new RegisterNumber(register), pan(), new TariffIndex(1), EncryptionAlgorithm.STA, FakeMember.TOKEN);
    }

    private static MeterPan pan() {
        return MeterPan.parse("00000000000");
    }
}
