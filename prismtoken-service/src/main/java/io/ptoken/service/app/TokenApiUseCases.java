package io.ptoken.service.app;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Permission;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.NodeStatus;
import io.ptoken.service.api.SignInRequest;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.api.VerifyResult;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.idrecord.ParseIdRecord;
import io.ptoken.service.issue.Issuing;
import io.ptoken.service.key.VendingKeys;
import io.ptoken.service.licence.LoadTransactionLicence;
import io.ptoken.service.licence.TransactionLicences;
import io.ptoken.service.module.SignedVending;
import io.ptoken.service.notice.Notices;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.preference.PreferenceService;
import io.ptoken.service.preference.Preferences;
import io.ptoken.service.request.Param;
import io.ptoken.service.result.FetchTokenResult;
import io.ptoken.service.result.OncePerMessage;
import io.ptoken.service.result.Patience;
import io.ptoken.service.session.Gate;
import io.ptoken.service.session.SignIn;
import io.ptoken.service.status.GetStatus;
import io.ptoken.service.tid.TidWishes;
import io.ptoken.service.verify.VerifyToken;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The methods of the TokenApi, each a use case of its own package; this class only puts them together. Thread safe. */
final class TokenApiUseCases implements TokenApiService {

    private final Gate gate;
    private final SignIn signIn;
    private final Issuing issuing;
    private final VerifyToken verifyToken;
    private final ParseIdRecord parseIdRecord;
    private final FetchTokenResult fetchTokenResult;
    private final GetStatus getStatus;
    private final LoadTransactionLicence loadTransactionLicence;

    /**
     * @param module makes and verifies the tokens
     * @param store accounts, the audit log
     * @param journal calls, used token identifiers
     * @param clock the server's clock; its zone is the local one in status answers
     * @param random source of access tokens and salts
     */
    TokenApiUseCases(
            SecurityModule module,
            ServiceStore store,
            IssueJournal journal,
            Gate gate,
            SignIn signIn,
            PreferenceService preferences,
            Notices notices,
            Clock clock,
            SecureRandom random,
            ServiceSettings settings) {
        this.gate = gate;
        this.signIn = signIn;
        OncePerMessage results =
                new OncePerMessage(journal, clock, settings.claimTime(), processName(random), Patience.RESTING);
        VendingKeys keys = new VendingKeys(module, module, clock, settings.keyChangeRules(), settings.moduleMemory());
        SignedVending vending = SignedVending.of(module, clock, settings.moduleMemory());
        TidWishes tids = new TidWishes(Duration.ofMinutes(settings.maxMinutesAhead()));
        issuing = new Issuing(
                gate,
                results,
                keys,
                tids,
                vending,
                settings.identityForm(),
                settings.keyChangeRules(),
                new ForwardClock(clock, store.auditLog(), settings.clockTolerance()),
                settings.currencyScale(),
                () -> preferences.get(Preferences.ALLOW_ISSUE_PROPRIETARY_TOKENS));
        verifyToken = new VerifyToken(gate, keys, vending, settings.currencyScale());
        parseIdRecord = new ParseIdRecord(gate, settings.identityForm(), clock);
        fetchTokenResult = new FetchTokenResult(gate, results);
        getStatus = new GetStatus(gate, module, notices, clock);
        loadTransactionLicence =
                new LoadTransactionLicence(gate, new TransactionLicences(module, store.auditLog(), clock));
    }

    @Override
    public String ping(int sleepMs, String echo) {
        Param.range("sleepMs", sleepMs, 0, 60_000);
        if (echo.length() > 65_535) {
            throw ServiceException.paramRange("echo", echo.length() + " characters", "at most 65535 characters");
        }
        return echo;
    }

    @Override
    public String signInWithPassword(SignInRequest request) {
        return signIn.withPassword(request);
    }

    @Override
    public List<NodeStatus> getStatus(CallContext call) {
        return getStatus.status(call);
    }

    @Override
    public MeterConfig parseIdRecord(CallContext call, String idRecord) {
        return parseIdRecord.parse(call, idRecord);
    }

    @Override
    public List<IssuedToken> issueCreditToken(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        return issuing.credit(call, meter, subclass, transferAmount, time);
    }

    @Override
    public IssuedMeterTestToken issueMeterTestToken(CallContext call, int subclass, long control, int mfrCode) {
        return issuing.meterTest(call, subclass, control, mfrCode);
    }

    @Override
    public List<IssuedToken> issueMseToken(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        return issuing.management(call, meter, subclass, transferAmount, time);
    }

    @Override
    public List<IssuedToken> issueSetControlToken(
            CallContext call, MeterConfig meter, boolean isFlag, int index, int value, IssueTime time) {
        return issuing.setControl(call, meter, isFlag, index, value, time);
    }

    @Override
    public List<IssuedToken> issueKeyChangeTokens(CallContext call, MeterConfig meter, MeterConfigAmendment newConfig) {
        return issuing.keyChange(call, meter, newConfig);
    }

    @Override
    public VerifyResult verifyToken(CallContext call, MeterConfig meter, String tokenDec) {
        return verifyToken.verify(call, meter, tokenDec);
    }

    @Override
    public List<IssuedToken> fetchTokenResult(CallContext call, String reqMessageId) {
        return fetchTokenResult.fetch(call, reqMessageId);
    }

    @Override
    public boolean loadTransactionLicense(CallContext call, String licenseText) {
        return loadTransactionLicence.load(call, licenseText);
    }

    @Override
    public List<IssuedToken> issueDitkChangeTokens(CallContext call, MeterConfig meter) {
        throw disabled(call, Permission.ISSUE_DITK, "issueDitkChangeTokens (ptoken.meterManufacturingMode is false)");
    }

    @Override
    public List<String> ctsResetTidList(CallContext call, String panPattern) {
        throw disabled(call, Permission.ADMINISTER, "ctsResetTidList (not in compliance-test mode)");
    }

    /** 64 random bits: no two processes on one store, now or ever, have the same. */
    private static String processName(SecureRandom random) {
        return String.format(Locale.ROOT, "%016x", random.nextLong());
    }

    private ServiceException disabled(CallContext call, Permission permission, String feature) {
        gate.admit(call, permission);
        return new ServiceException(ErrorCode.SERVICE_DISABLED, feature);
    }
}
