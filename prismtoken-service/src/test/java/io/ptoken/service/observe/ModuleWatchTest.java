package io.ptoken.service.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.fixture.TestKey;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModuleWatchTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final FakeSecurityModule module = new FakeSecurityModule(clock);
    private final ModuleWatch watch = new ModuleWatch(module, InstallationMode.VENDING, clock);

    @Test
    void seesStateCountersClockAndRegisters() {
        module.load(TestKey.sta(1, 1, 1), TestKey.sta(2, 2, 1));
        module.report(status(ModuleState.OPERATIONAL, Optional.of(17L), Optional.of(NOON.plusSeconds(60))));

        assertThat(watch.look())
                .contains(new ModuleObservation(
                        "OPERATIONAL",
                        42,
                        OptionalLong.of(17),
                        Optional.of(NOON.plusSeconds(60)),
                        Duration.ofSeconds(-90),
                        2,
                        module.capacity(),
                        List.of()));
    }

    @Test
    void seesThatNothingIsLimited() {
        module.report(status(ModuleState.OPERATIONAL, Optional.empty(), Optional.empty()));

        assertThat(watch.look()).hasValueSatisfying(seen -> {
            assertThat(seen.transactionsLeft()).isEmpty();
            assertThat(seen.inhibitVendDate()).isEmpty();
        });
    }

    @Test
    void seesTheCreditLeftOfLimitedKeysAlone() {
        module.load(
                TestKey.sta(1, 1, 1),
                limited(TestKey.sta(2, 123_457, 3), new CreditLimit(100), CreditLimit.UNLIMITED),
                limited(TestKey.sta(3, 7, 1), CreditLimit.UNLIMITED, new CreditLimit(0)));

        assertThat(watch.look())
                .hasValueSatisfying(seen -> assertThat(seen.limitedKeys())
                        .containsExactly(
                                new KeyCredit(2, 123_457, 3, OptionalLong.of(100), OptionalLong.empty()),
                                new KeyCredit(3, 7, 1, OptionalLong.empty(), OptionalLong.of(0))));
    }

    @Test
    void seesNothingOfAModuleThatDoesNotAnswer() {
        assertThat(new ModuleWatch(silent(), InstallationMode.VENDING, clock).look())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATIONAL", "PRIVILEGED"})
    void isReadyInTheStatesThatVend(ModuleState state) {
        module.report(status(state, Optional.empty(), Optional.empty()));

        assertThat(watch.readiness().complaint()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OPERATIONAL", "PRIVILEGED"})
    void isNotReadyInOthersAndNamesTheState(ModuleState state) {
        module.report(status(state, Optional.empty(), Optional.empty()));

        assertThat(watch.readiness().complaint()).contains("the security module is in state " + state);
    }

    @Test
    void isNotReadyWithoutAnAnswer() {
        assertThat(new ModuleWatch(silent(), InstallationMode.VENDING, clock)
                        .readiness()
                        .complaint())
                .contains("the security module does not answer: "
                        + new SecurityModuleException(SmStatus.APP_ERROR_STATE).getMessage());
    }

    private static ModuleStatus status(
            ModuleState state, Optional<Long> transactionsLeft, Optional<Instant> inhibitVendDate) {
        return new ModuleStatus(
                "00000001",
                "STS6TV01",
                "Test-Module",
                FakeSecurityModule.ID_SM,
                state,
                NOON.minusSeconds(90),
                Duration.ofDays(7),
                42,
                transactionsLeft,
                inhibitVendDate,
                Map.of());
    }

    private static SecurityModule silent() {
        return (SecurityModule) Proxy.newProxyInstance(
                ModuleWatchTest.class.getClassLoader(),
                new Class<?>[] {SecurityModule.class},
                (proxy, method, arguments) -> {
                    throw new SecurityModuleException(SmStatus.APP_ERROR_STATE);
                });
    }

    private static TestKey limited(TestKey key, CreditLimit units, CreditLimit currency) {
        VendingKeyAttributes has = key.attributes();
        return new TestKey(
                new VendingKeyAttributes(
                        has.register(),
                        has.sgc(),
                        has.krn(),
                        has.keyType(),
                        has.ken(),
                        has.baseDate(),
                        has.algorithm(),
                        has.dates(),
                        units,
                        currency,
                        has.subclasses(),
                        has.cluster(),
                        has.kcv()),
                key.generator());
    }
}
