package io.ptoken.service.operate.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.pool.ModuleStanding;
import io.ptoken.hsm.pool.PoolSettings;
import io.ptoken.hsm.pool.PooledModule;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.NodeStatus;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.app.LocalCaller;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.observe.ModuleWatch;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The whole service on several modules. */
class PooledServiceTest {

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final StormModule first = new StormModule("first", clock, 3, 0, new ConcurrentHashMap<>()).calm();
    private final StormModule second = new StormModule("second", clock, 8, 0, new ConcurrentHashMap<>()).calm();
    private final PrismToken application = PrismToken.modules(
                    List.of(
                            PooledModule.of("first", first),
                            PooledModule.of("second", second).priority(2)),
                    Runnable::run,
                    clock,
                    new SecureRandom())
            .build();
    private final LocalCaller caller = application.localCaller("shop", Role.ISSUE_CREDIT);

    @Test
    void eachTokenNamesTheModuleThatMadeIt() {
        assertThat(credit("m-1").idSm()).isEqualTo("SMID.1:Test:first");

        application.pool().orElseThrow().drain(Actor.local("jane"), "first");

        assertThat(credit("m-2").idSm()).isEqualTo("SMID.1:Test:second");
    }

    @Test
    void theStatusNamesEachModuleAndItsAlertsThoseThatArePassedOver() {
        application.pool().orElseThrow().drain(Actor.local("jane"), "first");

        NodeStatus status = application
                .tokenApi()
                .handle(new ReadCalls.Status(caller.call("m-1")))
                .get(0);

        assertThat(status.info())
                .containsEntry("smqi.IdSm", "SMID.1:Test:second")
                .containsEntry("pool.serving", "1")
                .containsEntry("pool.module.first", "OPERATIONAL, priority 1, standby no, drained yes, calls 0")
                .containsEntry("registers.Used", "1")
                .containsEntry("registers.Total", "50");
        assertThat(status.alerts())
                .extracting(NodeStatus.Alert::eMsgEn)
                .containsExactly(
                        "The security module first is drained and gets nothing to do. Resume it when what it was"
                                + " drained for is done.");
    }

    @Test
    void withNoModuleInServiceACallSaysSoAndCanBeRepeated() {
        PoolControl control = application.pool().orElseThrow();
        control.drain(Actor.local("jane"), "first");
        control.drain(Actor.local("jane"), "second");

        assertThatThrownBy(() -> credit("m-1"))
                .hasMessage("Security Module error '98': PERMISSION_ERROR: no module could do it: first: drained;"
                        + " second: drained");
        control.resume(Actor.local("jane"), "second");
        clock.advance(Duration.ofMinutes(1));

        assertThat(credit("m-1").idSm()).isEqualTo("SMID.1:Test:second");
    }

    @Test
    void aPoolInWhichNoModuleServesIsNotReady() {
        ModulePool pool =
                new ModulePool(List.of(PooledModule.of("first", first)), PoolSettings.DEFAULTS, clock, Runnable::run);
        ModuleWatch watch = new ModuleWatch(pool, InstallationMode.VENDING, clock);
        assertThat(watch.readiness().complaint()).isEmpty();

        pool.stand("first", ModuleStanding.FIRST.withDrained(true));

        assertThat(new ModuleWatch(pool, InstallationMode.VENDING, clock)
                        .readiness()
                        .complaint())
                .contains("no module of the pool serves");
    }

    @Test
    void modulesThatMakeNoPoolAreRefusedWithACodeOfTheApi() {
        assertThatThrownBy(() -> PrismToken.modules(List.of(), Runnable::run, clock, new SecureRandom()))
                .isInstanceOf(ServiceException.class)
                .hasMessage("Parameter 'modules' out of range: got '0', expected 1-99");
        List<PooledModule> twice = List.of(PooledModule.of("x", first), PooledModule.of("x", second));
        assertThatThrownBy(() -> PrismToken.modules(twice, Runnable::run, clock, new SecureRandom()))
                .isInstanceOf(ServiceException.class)
                .hasMessage("Parameter 'module' out of range: got 'x', expected a name that no other module has");
    }

    @Test
    void anApplicationOnOneModuleHasNoPool() {
        assertThat(PrismToken.on(new FakeSecurityModule(clock), clock, new SecureRandom())
                        .build()
                        .pool())
                .isEmpty();
    }

    private IssuedToken credit(String message) {
        return application
                .tokenApi()
                .handle(new IssueCalls.Credit(
                        caller.call(message), Meters.sample().config(), 0, BigDecimal.TEN, IssueTime.NOW))
                .get(0);
    }
}
