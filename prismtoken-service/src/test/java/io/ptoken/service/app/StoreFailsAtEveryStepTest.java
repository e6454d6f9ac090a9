package io.ptoken.service.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.AdminCalls;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.api.TokenCall;
import io.ptoken.service.fixture.CallRecords;
import io.ptoken.service.fixture.CheapHash;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.NthStepFails;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.StoreException.Reason;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whichever step of the store a call fails at, the caller is told what is wrong with the store, and never less. */
class StoreFailsAtEveryStepTest {

    private static final String PASSWORD = "correct horse";
    private static final String PASSWORD_HASH = CheapHash.of(PASSWORD);

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final MeterConfig meter = Meters.sample().config();

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyCallSaysSo(Reason reason) {
        for (int call = 0; call < calls(new CallContext("m", "t")).size(); call++) {
            String whole = answer(call, new NthStepFails());
            int step = 0;
            NthStepFails store = failing(step, reason);
            String answer = answer(call, store);
            assertThat(store.hasFailed()).as("call " + call + " asks the store").isEqualTo(call > 0);
            while (store.hasFailed()) {
                if (!answer.equals(whole)) {
                    assertThat(answer)
                            .as("call " + call + " at step " + step)
                            .startsWith("EService Unhandled exception 'Store");
                }
                store = failing(++step, reason);
                answer = answer(call, store);
            }
        }
    }

    @Test
    void everyCallIsTried() {
        assertThat(calls(new CallContext("m", "t")))
                .extracting(Object::getClass)
                .hasSameElementsAs(CallRecords.all());
    }

    private static NthStepFails failing(int steps, Reason reason) {
        NthStepFails store = new NthStepFails();
        store.failAfter(steps, reason);
        return store;
    }

    /** What is answered to a call. */
    private String answer(int number, NthStepFails store) {
        PrismToken application = application(store);
        CallContext context = new CallContext("m-1", signIn(application));
        // What this process remembers is not asked of the store.
        clock.advance(Duration.ofSeconds(2));
        store.arm();
        try {
            application.tokenApi().handle(calls(context).get(number));
            return "done";
        } catch (ServiceException e) {
            return e.code().eCode() + " " + e.getMessage();
        }
    }

    private PrismToken application(NthStepFails store) {
        FakeSecurityModule module = new FakeSecurityModule(clock);
        PrismToken application = PrismToken.on(module, clock, new SecureRandom())
                .store(store.store())
                .settings(ServiceSettings.DEFAULTS.withModuleMemoryMillis(0))
                .build();
        module.load(TestKey.sta(1, 123_457, 1));
        store.store()
                .accounts()
                .add(
                        Account.of(
                                "vendor", PASSWORD_HASH, Set.of(Role.API, Role.ISSUE_ANY, Role.ADMIN), clock.instant()),
                        AuditEntry.local(clock.instant(), "test", "user.add", "vendor", ""));
        return application;
    }

    private static String signIn(PrismToken application) {
        return application.tokenApi().handle(new SessionCalls.SignIn("s-1", "local", "vendor", PASSWORD, "1.1", "en"));
    }

    private List<TokenCall<?>> calls(CallContext call) {
        BigDecimal amount = new BigDecimal("102.0");
        return List.of(
                new SessionCalls.Ping(0, "anybody"),
                new SessionCalls.SignIn("s-2", "local", "vendor", PASSWORD, "1.1", "en"),
                new ReadCalls.Status(call),
                new IssueCalls.Credit(call, meter, 0, amount, IssueTime.NOW),
                new IssueCalls.Management(call, meter, 0, amount, IssueTime.NOW),
                new IssueCalls.SetControl(call, meter, true, 1, 1, IssueTime.NOW),
                new IssueCalls.KeyChange(call, meter, new MeterConfigAmendment(123_457, 1, 2)),
                new IssueCalls.DitkChange(call, meter),
                new IssueCalls.MeterTest(call, 0, 0, 0),
                new ReadCalls.IdRecord(call, "00000260060135803400000207999907012"),
                new ReadCalls.Verify(call, meter, "00000000000134220737"),
                new ReadCalls.Result(call, "m-0"),
                new AdminCalls.LoadLicence(call, "no licence"),
                new AdminCalls.ResetTids(call, "600727000000000009"));
    }
}
