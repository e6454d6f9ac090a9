package io.ptoken.service.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.pool.PooledModule;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.AdminCalls;
import io.ptoken.service.api.ApiMethod;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.api.TokenCall;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.observe.ModuleWatch;
import io.ptoken.service.operate.notice.Notice;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done in each mode of an installation, and with a module that is for the other (operating requirements 1, 10). */
class ModesTest {

    private static final String PREFERENCE = "ptoken.meterManufacturingMode";
    private static final String UNRECOGNISED =
            "The SM has unrecognised firmware 'STS64M10' which is not supported by PrismToken. Action: contact your vendor.";
    private static final String METER_TEST = "00000000000134220736";

    private final ServiceFixture fixture = new ServiceFixture();
    private final Meters meter = Meters.sample();

    @Nested
    class OfTheWrongFirmware {

        @ParameterizedTest
        @EnumSource(
                value = ApiMethod.class,
                names = {
                    "ISSUE_CREDIT",
                    "ISSUE_MSE",
                    "ISSUE_SET_CONTROL",
                    "ISSUE_KEY_CHANGE",
                    "ISSUE_DITK_CHANGE",
                    "VERIFY"
                })
        void aModuleIsNotUsed(ApiMethod method) {
            String token = sell("sold").get(0).token().decimal();
            fixture.module.firmware("STS64M10");

            fixture.assertRefused(
                    () -> fixture.service.handle(call(method, token)),
                    ErrorCode.SERVICE_DISABLED,
                    "Feature disabled: " + UNRECOGNISED
                            + " The preference ptoken.meterManufacturingMode admits it with the value true, after a"
                            + " restart.");
            assertThat(fixture.module.vended()).isEqualTo(1);
        }

        @Test
        void forTheOtherModeTheOtherValueIsNamed() {
            PrismToken manufacturing = restartedAs(InstallationMode.MANUFACTURING);

            fixture.assertRefused(
                    () -> manufacturing.tokenApi().handle(call(ApiMethod.ISSUE_DITK_CHANGE, "")),
                    ErrorCode.SERVICE_DISABLED,
                    "Feature disabled: " + UNRECOGNISED.replace("STS64M10", "STS6TV01")
                            + " The preference ptoken.meterManufacturingMode admits it with the value false, after a"
                            + " restart.");
        }

        @Test
        void firmwareOfNoKnownFormIsAdmittedByNone() {
            fixture.module.firmware("STS74V10");

            fixture.assertRefused(
                    () -> sell("m"),
                    ErrorCode.SERVICE_DISABLED,
                    "Feature disabled: " + UNRECOGNISED.replace("STS64M10", "STS74V10")
                            + " No value of the preference ptoken.meterManufacturingMode admits it.");
        }

        @Test
        void whatNeedsNoModuleGoesOn() {
            List<IssuedToken> sold = sell("sold");
            fixture.module.firmware("STS64M10");

            assertThat(fixture.service.handle(call(ApiMethod.FETCH_RESULT, ""))).isEqualTo(sold);
            assertThat(sell("sold")).as("the same call once more").isEqualTo(sold);
            assertThat(fixture.service
                            .handle(new ReadCalls.Status(fixture.call()))
                            .get(0)
                            .info())
                    .containsEntry("FirmwareId", "STS64M10")
                    .containsEntry("ApiType", "vending");
            fixture.service.handle(new ReadCalls.IdRecord(fixture.call(), "00000260060135803400000207999907012"));
            fixture.service.handle(new IssueCalls.MeterTest(fixture.call(), 0, 1, 0));
        }

        @Test
        void theServerIsNotReadyAndSaysWhy() {
            ModuleWatch watch = new ModuleWatch(fixture.module, InstallationMode.VENDING, fixture.clock);
            assertThat(watch.readiness().complaint()).isEmpty();

            fixture.module.firmware("STS64M10");

            assertThat(watch.readiness().complaint())
                    .contains(UNRECOGNISED
                            + " The preference ptoken.meterManufacturingMode admits it with the value true, after a"
                            + " restart.");
        }

        @Test
        void aModuleThatWasSilentIsJudgedAtItsFirstAnswer() {
            fixture.module.silent(true);
            fixture.module.firmware("STS64M10");
            PrismToken started = restartedAs(InstallationMode.VENDING);
            fixture.assertFails(
                    () -> started.tokenApi().handle(call(ApiMethod.ISSUE_CREDIT, "")),
                    ErrorCode.SECURITY_MODULE,
                    "Security Module error '01': DEVICE_FAILURE: unplugged");

            fixture.module.silent(false);

            fixture.assertRefused(
                    () -> started.tokenApi().handle(call(ApiMethod.ISSUE_CREDIT, "")),
                    ErrorCode.SERVICE_DISABLED,
                    "Feature disabled: " + UNRECOGNISED
                            + " The preference ptoken.meterManufacturingMode admits it with the value true, after a"
                            + " restart.");
        }

        @Test
        void aModuleThatComesBackWithOtherFirmwareIsJudgedAgain() {
            fixture.module.firmware("STS64M10");
            fixture.module.silent(true);
            fixture.module.silent(false);
            fixture.module.firmware("STS64V13");

            assertThat(sell("m")).hasSize(1);
        }
    }

    @Nested
    class Manufacturing {

        private final PrismToken application;

        Manufacturing() {
            sell("sold");
            fixture.module.firmware("STS60M01");
            application = restartedAs(InstallationMode.MANUFACTURING);
        }

        @ParameterizedTest
        @EnumSource(
                value = ApiMethod.class,
                names = {"ISSUE_CREDIT", "ISSUE_MSE", "ISSUE_SET_CONTROL", "ISSUE_KEY_CHANGE", "VERIFY"})
        void noTokensOfVending(ApiMethod method) {
            fixture.assertRefused(
                    () -> application.tokenApi().handle(call(method, "00000000000000000000")),
                    ErrorCode.SERVICE_DISABLED,
                    "Feature disabled: " + method.wireName() + " is for vending mode; this installation is in"
                            + " manufacturing mode, with firmware STS60M01");
            assertThat(fixture.module.vended()).isEqualTo(1);
        }

        @Test
        void noLicences() {
            CallContext admin = fixture.callOf("admin", Role.ADMIN);

            fixture.assertRefused(
                    () -> application.tokenApi().handle(new AdminCalls.LoadLicence(admin, "text")),
                    ErrorCode.SERVICE_DISABLED,
                    "Feature disabled: loadTransactionLicense is for vending mode; this installation is in manufacturing"
                            + " mode");
        }

        @Test
        void theFirmwareOfASilentModuleIsNotKnown() {
            fixture.module.silent(true);

            fixture.assertRefused(
                    () -> application.tokenApi().handle(call(ApiMethod.ISSUE_CREDIT, "")),
                    ErrorCode.SERVICE_DISABLED,
                    "Feature disabled: issueCreditToken is for vending mode; this installation is in manufacturing mode,"
                            + " with firmware not known, because the security module does not answer");
        }

        @Test
        void theRestWorks() {
            assertThat(application
                            .tokenApi()
                            .handle(new ReadCalls.Status(fixture.call()))
                            .get(0)
                            .info())
                    .containsEntry("FirmwareId", "STS60M01")
                    .containsEntry("ApiType", "manufacturing");
            assertThat(application.tokenApi().handle(new ReadCalls.Result(fixture.call(), "sold")))
                    .hasSize(1);
            application.tokenApi().handle(new IssueCalls.MeterTest(fixture.call(), 0, 1, 0));
            assertThat(application
                            .tokenApi()
                            .handle(new ReadCalls.Verify(fixture.call(), meter.config(), METER_TEST))
                            .validationResult())
                    .isEqualTo(ErrorCode.VERIFY_OK);
            assertThat(application
                            .tokenApi()
                            .handle(new ReadCalls.IdRecord(fixture.call(), "00000260060135803400000207999907012"))
                            .krn())
                    .isEqualTo(2);
        }

        @Test
        void itEndsWithTheNextStartAlone() {
            application.preferences().set(PREFERENCE, "false", "jane", "local");

            assertThat(application.mode()).isEqualTo(InstallationMode.MANUFACTURING);
            assertThat(restarted().mode()).isEqualTo(InstallationMode.VENDING);
        }
    }

    @Test
    void aChangeTakesEffectAtTheNextStart() {
        fixture.preference(PREFERENCE, "true");

        assertThat(fixture.application.mode()).isEqualTo(InstallationMode.VENDING);
        assertThat(sell("m")).hasSize(1);
        assertThat(restarted().mode()).isEqualTo(InstallationMode.MANUFACTURING);
    }

    @Test
    void aNoticeNamesTheFirmware() {
        fixture.module.firmware("STS64M10");

        assertThat(fixture.application.notices().refresh().notices())
                .filteredOn(notice -> notice.code().equals("ESm.Firmware"))
                .extracting(Notice::sentence)
                .containsExactly("The security module is not used: " + UNRECOGNISED
                        + " The preference ptoken.meterManufacturingMode admits it with the value true, after a"
                        + " restart.");
    }

    @Test
    void ofSeveralModulesOnlyThatOneIsPassedOver() {
        FakeSecurityModule other = new FakeSecurityModule(fixture.clock);
        other.load(TestKey.sta(1, 123_457, 1));
        fixture.module.firmware("STS64M10");
        PrismToken several = PrismToken.modules(
                        List.of(PooledModule.of("a", fixture.module), PooledModule.of("b", other)),
                        Runnable::run,
                        fixture.clock,
                        new SecureRandom())
                .store(fixture.store)
                .build();

        several.tokenApi().handle(call(ApiMethod.ISSUE_CREDIT, ""));
        assertThat(fixture.module.vended()).isZero();
        assertThat(other.vended()).isEqualTo(1);

        other.firmware("STS65M10");
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.assertRefused(
                () -> several.tokenApi().handle(call(ApiMethod.ISSUE_CREDIT, "")),
                ErrorCode.SERVICE_DISABLED,
                "Feature disabled: " + UNRECOGNISED
                        + " The preference ptoken.meterManufacturingMode admits it with the value true, after a"
                        + " restart.");
        assertThat(other.vended()).isEqualTo(1);
    }

    @Test
    void whoMayNotIsToldThatFirst() {
        fixture.module.firmware("STS64M10");
        CallContext maker = fixture.callOf("maker", Role.ISSUE_DITK);

        fixture.assertRefused(
                () -> fixture.service.handle(
                        new IssueCalls.Credit(maker, meter.config(), 0, BigDecimal.ONE, IssueTime.NOW)),
                ErrorCode.AUTHENTICATION_PERMISSION,
                "Access denied: accessToken does not have permission 'ptoken-issue-credit'");
    }

    private List<IssuedToken> sell(String messageId) {
        return fixture.service.handle(new IssueCalls.Credit(
                fixture.call(messageId), meter.config(), 0, new BigDecimal("102.0"), IssueTime.NOW));
    }

    private PrismToken restartedAs(InstallationMode mode) {
        fixture.preference(PREFERENCE, mode == InstallationMode.MANUFACTURING ? "true" : "false");
        return restarted();
    }

    private PrismToken restarted() {
        return PrismToken.on(fixture.module, fixture.clock, new SecureRandom())
                .store(fixture.store)
                .settings(ServiceSettings.DEFAULTS.withModuleMemoryMillis(0))
                .build();
    }

    private TokenCall<?> call(ApiMethod method, String token) {
        CallContext context = fixture.call();
        return switch (method) {
            case ISSUE_CREDIT ->
                new IssueCalls.Credit(context, meter.config(), 0, new BigDecimal("102.0"), IssueTime.NOW);
            case ISSUE_MSE -> new IssueCalls.Management(context, meter.config(), 1, BigDecimal.ZERO, IssueTime.NOW);
            case ISSUE_SET_CONTROL -> new IssueCalls.SetControl(context, meter.config(), true, 1, 1, IssueTime.NOW);
            case ISSUE_KEY_CHANGE ->
                new IssueCalls.KeyChange(context, meter.config(), new MeterConfigAmendment(123_457, 1, 2));
            case ISSUE_DITK_CHANGE -> new IssueCalls.DitkChange(context, meter.config());
            case VERIFY -> new ReadCalls.Verify(context, meter.config(), token);
            case FETCH_RESULT -> new ReadCalls.Result(context, "sold");
            default -> throw new IllegalArgumentException(method.wireName());
        };
    }
}
