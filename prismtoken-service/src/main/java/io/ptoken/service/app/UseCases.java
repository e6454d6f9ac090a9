package io.ptoken.service.app;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.vend.SignedVending;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.session.Caller;
import io.ptoken.service.access.session.SignIn;
import io.ptoken.service.api.AdminCalls;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.api.TokenCall;
import io.ptoken.service.clock.ClockWatch;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.module.DitkModule;
import io.ptoken.service.module.ModeCheck;
import io.ptoken.service.module.SignedModule;
import io.ptoken.service.operate.licence.TransactionLicences;
import io.ptoken.service.operate.notice.Notices;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.operate.status.GetStatus;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.vending.idrecord.ParseIdRecord;
import io.ptoken.service.vending.issue.IssueCreditToken;
import io.ptoken.service.vending.issue.IssueDitkChangeTokens;
import io.ptoken.service.vending.issue.IssueKeyChangeTokens;
import io.ptoken.service.vending.issue.IssueManagementToken;
import io.ptoken.service.vending.issue.IssueMeterTestToken;
import io.ptoken.service.vending.issue.IssuePlanning;
import io.ptoken.service.vending.key.VendingKeys;
import io.ptoken.service.vending.result.OncePerMessage;
import io.ptoken.service.vending.result.Patience;
import io.ptoken.service.vending.tid.TidWishes;
import io.ptoken.service.vending.verify.VerifyToken;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Which use case carries out which call. Thread safe. */
final class UseCases {

    /** Carries out calls of one kind for a caller who may make them. */
    @FunctionalInterface
    private interface UseCase<C, R> {

        R carryOut(C call, Caller caller);
    }

    private final Map<Class<?>, UseCase<?, ?>> byCall = new HashMap<>();
    private final ForwardClock forward;

    /**
     * @param module makes and verifies the tokens
     * @param keys its vending keys
     * @param store accounts, the audit log
     * @param journal calls, used token identifiers
     * @param clock the server's clock; its zone is the local one in status answers
     * @param random source of names
     * @param watch looks whether the clock is ahead
     * @param mode what tokens are issued here
     */
    UseCases(
            SecurityModule module,
            VendingKeys keys,
            ServiceStore store,
            IssueJournal journal,
            SignIn signIn,
            PreferenceService preferences,
            Notices notices,
            Clock clock,
            SecureRandom random,
            ServiceSettings settings,
            ClockWatch watch,
            ModeCheck mode) {
        OncePerMessage results = new OncePerMessage(
                journal,
                store.auditLog(),
                clock,
                settings.claimTime(),
                processName(random),
                Patience.RESTING,
                call -> mode.require(modeOf(call), call.method().wireName()));
        SignedVending vending = SignedModule.of(module, clock, settings.moduleMemory());
        TidWishes tids = new TidWishes(Duration.ofMinutes(settings.maxMinutesAhead()));
        forward = new ForwardClock(clock, store.auditLog(), settings.clockTolerance(), watch);
        IssuePlanning planning = new IssuePlanning(
                keys, tids, vending, new DitkModule(module), settings.identityForm(), settings.keyChangeRules());

        on(SessionCalls.Ping.class, (call, nobody) -> echo(call));
        on(SessionCalls.SignIn.class, (call, nobody) -> signIn.withPassword(call));

        on(IssueCalls.Credit.class, new IssueCreditToken(results, forward, planning, settings.currencyScale())::issue);
        IssueManagementToken management = new IssueManagementToken(
                results, forward, planning, () -> preferences.get(Preferences.ALLOW_ISSUE_PROPRIETARY_TOKENS));
        on(IssueCalls.Management.class, management::issue);
        on(IssueCalls.SetControl.class, management::issueSetControl);
        on(IssueCalls.KeyChange.class, new IssueKeyChangeTokens(results, forward, planning)::issue);
        on(IssueCalls.MeterTest.class, (call, caller) -> IssueMeterTestToken.issue(call));
        on(IssueCalls.DitkChange.class, new IssueDitkChangeTokens(results, forward, planning)::issue);

        GetStatus status = new GetStatus(module, mode.mode(), notices, clock);
        on(ReadCalls.Status.class, (call, caller) -> status.status());
        ParseIdRecord idRecord = new ParseIdRecord(settings.identityForm(), clock);
        on(ReadCalls.IdRecord.class, (call, caller) -> idRecord.parse(call));
        VerifyToken verify = new VerifyToken(keys, vending, settings.currencyScale(), mode);
        on(ReadCalls.Verify.class, (call, caller) -> verify.verify(call));
        on(ReadCalls.Result.class, (call, caller) -> results.fetch(call, caller));

        TransactionLicences licences = new TransactionLicences(module, store.auditLog(), clock);
        on(AdminCalls.LoadLicence.class, (call, caller) -> {
            ModeCheck.require(
                    InstallationMode.VENDING, mode.mode(), call.method().wireName());
            licences.load(caller.username(), caller.origin().address(), call.messageId(), call.licenseText());
            return true;
        });
        on(AdminCalls.ResetTids.class, (call, caller) -> {
            throw disabled("ctsResetTidList (not in compliance-test mode)");
        });
    }

    private static InstallationMode modeOf(IssueCalls.ForMeter call) {
        return call instanceof IssueCalls.DitkChange ? InstallationMode.MANUFACTURING : InstallationMode.VENDING;
    }

    /** The clock that tokens are issued by. */
    ForwardClock clock() {
        return forward;
    }

    /** What the use case of the call answers. */
    <R> R carryOut(TokenCall<R> call, Caller caller) {
        @SuppressWarnings("unchecked") // only on() puts something in
        UseCase<TokenCall<R>, R> useCase = (UseCase<TokenCall<R>, R>)
                Objects.requireNonNull(byCall.get(call.getClass()), "every call has its use case");
        return useCase.carryOut(call, caller);
    }

    private <R, C extends TokenCall<R>> void on(Class<C> call, UseCase<C, R> useCase) {
        byCall.put(call, useCase);
    }

    private static String echo(SessionCalls.Ping call) {
        Param.range("sleepMs", call.sleepMs(), 0, 60_000);
        String echo = call.echo();
        if (echo.length() > 65_535) {
            throw ServiceException.paramRange("echo", echo.length() + " characters", "at most 65535 characters");
        }
        return echo;
    }

    /** 64 random bits: no two processes on one store, now or ever, have the same. */
    private static String processName(SecureRandom random) {
        return String.format(Locale.ROOT, "%016x", random.nextLong());
    }

    private static ServiceException disabled(String feature) {
        return new ServiceException(ErrorCode.SERVICE_DISABLED, feature);
    }
}
