package io.ptoken.service.operate.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.pool.PoolSettings;
import io.ptoken.hsm.pool.PooledModule;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.fixture.CheapHash;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.RecordingStore;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.sts.identity.Drn;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Four modules that fail in every way, 64 callers, 25,000 vends through the whole service: no TID comes to two tokens, and
 * every call ends with a token or with the code of what was wrong. {@code -Dpool.stormVends=100000} is the long form.
 */
@Tag("slow")
class PoolStormTest {

    private static final long SEED = 20_261_123;
    private static final int VENDS = Integer.getInteger("pool.stormVends", 10_000);
    private static final int CALLERS = 64;
    private static final int METERS = 500;
    private static final String PASSWORD = "correct horse";

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final ConcurrentMap<String, String> makers = new ConcurrentHashMap<>();
    private final List<StormModule> modules = new ArrayList<>();
    private final RecordingStore store = new RecordingStore();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final ExecutorService background = Executors.newFixedThreadPool(2);
    private final List<String> meters = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Map<String, String> delivered = new ConcurrentHashMap<>();
    private final Queue<ServiceException> refusals = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stopThreads() {
        callers.shutdownNow();
        background.shutdownNow();
    }

    @Test
    void noTidComesToTwoTokensAndNoCallIsLost() throws Exception {
        for (int i = 1; i <= 4; i++) {
            modules.add(new StormModule("m" + i, clock, i, SEED + i, makers));
        }
        for (int i = 0; i < METERS; i++) {
            meters.add(Drn.of("00", String.format("%08d", i)).digits());
        }
        ModulePool pool = new ModulePool(
                modules.stream()
                        .map(module -> PooledModule.of(module.name, module))
                        .toList(),
                PoolSettings.DEFAULTS
                        .withKeyPause(Duration.ofMillis(200))
                        .withPauses(Duration.ofMillis(100), Duration.ofSeconds(1)),
                clock,
                background);
        TokenApiService service = PrismToken.on(pool, clock, new SecureRandom())
                .store(store)
                .build()
                .tokenApi();
        store.accounts()
                .add(
                        Account.of(
                                "vendor", CheapHash.of(PASSWORD), Set.of(Role.API, Role.ISSUE_CREDIT), clock.instant()),
                        AuditEntry.local(clock.instant(), "test", "user.add", "vendor", ""));
        String session = service.handle(new SessionCalls.SignIn("s-1", "local", "vendor", PASSWORD, "1.1", "en"));

        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            running.add(callers.submit(() -> vendUntilAllIsDone(service, session)));
        }
        for (Future<?> caller : running) {
            caller.get(); // fails with whatever else than a refusal came out of a call
        }

        assertThat(delivered.size() + refusals.size()).isEqualTo(VENDS);
        assertThat(store.resultsStored()).isEqualTo(delivered.size());
        assertThat(delivered).allSatisfy((tid, idSm) -> assertThat(idSm).isEqualTo("SMID.1:Test:" + makers.get(tid)));
        assertThat(refusals).extracting(ServiceException::code).containsOnly(ErrorCode.SECURITY_MODULE);
        assertThat(refusals)
                .filteredOn(e -> text(e).contains("no other module was asked"))
                .as("each lost answer is one call that failed")
                .hasSize(sum(module -> module.lostAnswers.get()))
                .allSatisfy(e -> assertThat(text(e)).contains("error '01'"));
        assertThat(refusals)
                .filteredOn(e -> text(e).contains("by the storm"))
                .as("each final refusal is one call that failed")
                .hasSize(sum(module -> module.finalRefusals.get()))
                .allSatisfy(e -> assertThat(text(e)).contains("error '40'"));
        assertThat(refusals)
                .filteredOn(e -> !text(e).contains("no other module was asked") && !text(e).contains("by the storm"))
                .allSatisfy(e -> assertThat(text(e)).contains("no module could do it: "));
        assertThat(delivered.size()).isGreaterThan(VENDS * 9 / 10);
        assertThat(modules)
                .allSatisfy(module -> assertThat(module.made.get())
                        .as("calls spread evenly")
                        .isBetween(VENDS * 20 / 100, VENDS * 30 / 100));
        assertThat(pool.members()).extracting(MemberReport::outstanding).containsOnly(0);
    }

    private void vendUntilAllIsDone(TokenApiService service, String session) {
        for (int number = next.getAndIncrement(); number < VENDS; number = next.getAndIncrement()) {
            if (number % 10 == 0) {
                advance();
            }
            try {
                List<IssuedToken> tokens = service.handle(new IssueCalls.Credit(
                        new CallContext("m-" + number, session),
                        Meters.sample().drn(meters.get(number % METERS)).config(),
                        0,
                        BigDecimal.TEN,
                        IssueTime.NOW));
                assertThat(tokens).hasSize(1);
                IssuedToken token = tokens.get(0);
                String key = StormModule.key(token.pan().digits(), token.tid().minutes());
                assertThat(delivered.put(key, token.idSm()))
                        .as("the TID of %s", key)
                        .isNull();
            } catch (ServiceException e) {
                refusals.add(e);
            }
        }
    }

    private synchronized void advance() {
        clock.advance(Duration.ofMillis(100));
    }

    private static String text(ServiceException e) {
        return String.valueOf(e.getMessage());
    }

    private int sum(ToIntFunction<StormModule> count) {
        return modules.stream().mapToInt(count).sum();
    }
}
