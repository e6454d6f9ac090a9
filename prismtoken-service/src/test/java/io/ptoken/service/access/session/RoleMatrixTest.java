package io.ptoken.service.access.session;

import static io.ptoken.service.access.Role.ADMIN;
import static io.ptoken.service.access.Role.ISSUE_ANY;
import static io.ptoken.service.access.Role.ISSUE_CREDIT;
import static io.ptoken.service.access.Role.ISSUE_DITK;
import static io.ptoken.service.access.Role.ISSUE_ENG;
import static io.ptoken.service.access.Role.ISSUE_KEYCHANGE;
import static io.ptoken.service.access.Role.ISSUE_METERTEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.AdminCalls;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.CallRecords;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of the API against every role (operating requirements section 2): an account with ptoken-api and that role
 * may, or is told which one it lacks.
 */
class RoleMatrixTest {

    private static final MeterConfig METER = Meters.sample().config();

    private static final Set<Role> EVERY_ROLE = EnumSet.allOf(Role.class);

    /** One method of the API, who may call it, and the role that others are told. */
    private record Task(String method, Set<Role> allowed, String lacking, ApiCall call) {

        @Override
        public String toString() {
            return method;
        }
    }

    private static final List<Task> TASKS = List.of(
            new Task("getStatus", EVERY_ROLE, "", (api, call) -> api.handle(new ReadCalls.Status(call))),
            new Task(
                    "parseIdRecord",
                    EVERY_ROLE,
                    "",
                    (api, call) -> api.handle(new ReadCalls.IdRecord(call, "00000260060135803400000207999907012"))),
            new Task(
                    "verifyToken",
                    EVERY_ROLE,
                    "",
                    (api, call) -> api.handle(new ReadCalls.Verify(call, METER, "00000000000134220736"))),
            new Task("fetchTokenResult", EVERY_ROLE, "", (api, call) -> api.handle(new ReadCalls.Result(call, "m-0"))),
            new Task(
                    "issueCreditToken",
                    EnumSet.of(ISSUE_ANY, ISSUE_CREDIT),
                    "ptoken-issue-credit",
                    (api, call) -> api.handle(new IssueCalls.Credit(call, METER, 0, BigDecimal.TEN, IssueTime.NOW))),
            new Task(
                    "issueMeterTestToken",
                    EnumSet.of(ISSUE_ANY, ISSUE_METERTEST),
                    "ptoken-issue-metertest",
                    (api, call) -> api.handle(new IssueCalls.MeterTest(call, 0, 0, 0))),
            new Task(
                    "issueMseToken",
                    EnumSet.of(ISSUE_ANY, ISSUE_ENG),
                    "ptoken-issue-eng",
                    (api, call) ->
                            api.handle(new IssueCalls.Management(call, METER, 5, BigDecimal.ZERO, IssueTime.NOW))),
            new Task(
                    "issueSetControlToken",
                    EnumSet.of(ISSUE_ANY, ISSUE_ENG),
                    "ptoken-issue-eng",
                    (api, call) -> api.handle(new IssueCalls.SetControl(call, METER, true, 1, 1, IssueTime.NOW))),
            new Task(
                    "issueKeyChangeTokens",
                    EnumSet.of(ISSUE_ANY, ISSUE_KEYCHANGE),
                    "ptoken-issue-keychange",
                    (api, call) ->
                            api.handle(new IssueCalls.KeyChange(call, METER, new MeterConfigAmendment(123_457, 1, 2)))),
            new Task(
                    "issueDitkChangeTokens",
                    EnumSet.of(ISSUE_ANY, ISSUE_DITK),
                    "ptoken-issue-ditk",
                    (api, call) -> api.handle(new IssueCalls.DitkChange(call, METER))),
            new Task(
                    "loadTransactionLicense",
                    EnumSet.of(ADMIN, ISSUE_ANY),
                    "ptoken-admin",
                    (api, call) -> api.handle(new AdminCalls.LoadLicence(call, "no licence"))),
            new Task(
                    "ctsResetTidList",
                    EnumSet.of(ADMIN),
                    "ptoken-admin",
                    (api, call) -> api.handle(new AdminCalls.ResetTids(call, "*"))));

    private interface ApiCall {

        Object of(TokenApiService api, CallContext call);
    }

    private final ServiceFixture fixture = new ServiceFixture(ServiceSettings.DEFAULTS);

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("allowed")
    void allows(Task task, Role role) {
        CallContext call = fixture.callOf("somebody", role);

        try {
            task.call.of(fixture.service, call);
        } catch (ServiceException e) {
            // What this installation does not do, or has not stored, is told to those only who may ask for it.
            assertThat(e.code())
                    .isIn(
                            ErrorCode.SERVICE_DISABLED,
                            ErrorCode.CACHE_MISS,
                            ErrorCode.PARAM_RANGE,
                            ErrorCode.SECURITY_MODULE);
        }
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("denied")
    void denies(Task task, Role role) {
        CallContext call = fixture.callOf("somebody", role);

        fixture.assertRefused(
                () -> task.call.of(fixture.service, call),
                ErrorCode.AUTHENTICATION_PERMISSION,
                "Access denied: accessToken does not have permission '" + task.lacking + "'");
    }

    /** Without ptoken-api nothing else helps. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("tasks")
    void deniesEveryRoleWithoutTheApi(Task task) {
        EnumSet<Role> others = EnumSet.complementOf(EnumSet.of(Role.API));
        CallContext call = fixture.callOf("somebody");
        fixture.account("somebody", others.toArray(Role[]::new));

        fixture.assertRefused(
                () -> task.call.of(fixture.service, call),
                ErrorCode.AUTHENTICATION_PERMISSION,
                "Access denied: accessToken does not have permission 'ptoken-api'");
    }

    @ParameterizedTest(name = "sign-in with {0}")
    @MethodSource("roles")
    void letsNobodyInWithoutTheApi(Role role) {
        fixture.account("somebody", role);
        SessionCalls.SignIn request =
                new SessionCalls.SignIn("m-1", "local", "somebody", ServiceFixture.PASSWORD, "1.1", "en");

        if (role == Role.API) {
            assertThat(fixture.service.handle(request)).isNotEmpty();
        } else {
            fixture.assertRefused(
                    () -> fixture.service.handle(request),
                    ErrorCode.SIGNIN_PERMISSION,
                    "Sign-in failed: realm='local' username='somebody' does not have permission 'ptoken-api'");
            assertThat(fixture.store.sessions().open(fixture.clock.instant()))
                    .noneMatch(session -> session.username().equals("somebody"));
        }
    }

    /** A new method of the API has to be put into the matrix. */
    @Test
    void knowsEveryMethodOfTheApi() {
        List<String> methods = Stream.concat(tasks().map(Task::method), Stream.of("ping", "signInWithPassword"))
                .toList();

        assertThat(CallRecords.all().stream().map(CallRecords::method)).containsExactlyInAnyOrderElementsOf(methods);
    }

    static Stream<Arguments> allowed() {
        return pairs(true);
    }

    static Stream<Arguments> denied() {
        return pairs(false);
    }

    static Stream<Task> tasks() {
        return TASKS.stream();
    }

    static Stream<Role> roles() {
        return Arrays.stream(Role.values());
    }

    private static Stream<Arguments> pairs(boolean allowed) {
        return tasks().flatMap(task ->
                roles().filter(role -> task.allowed.contains(role) == allowed).map(role -> arguments(task, role)));
    }
}
