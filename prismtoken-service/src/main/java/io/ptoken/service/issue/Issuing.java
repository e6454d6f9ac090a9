package io.ptoken.service.issue;

import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.idrecord.MeterIdentity;
import io.ptoken.service.key.VendingKeys;
import io.ptoken.service.module.SignedVending;
import io.ptoken.service.request.CurrencyScale;
import io.ptoken.service.result.OncePerMessage;
import io.ptoken.service.session.Gate;
import io.ptoken.service.tid.TidWishes;
import io.ptoken.sts.keychange.KeyChangeRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The issuing use cases behind one door. Thread safe. */
public final class Issuing {

    private final IssueCreditToken credit;
    private final IssueManagementToken management;
    private final IssueKeyChangeTokens keyChange;
    private final IssueMeterTestToken meterTest;

    /** @param allowProprietary the preference {@code ptoken.allowIssueProprietaryTokens} */
    public Issuing(
            Gate gate,
            OncePerMessage results,
            VendingKeys keys,
            TidWishes tids,
            SignedVending module,
            MeterIdentity identity,
            KeyChangeRules rules,
            ForwardClock clock,
            CurrencyScale scale,
            BooleanSupplier allowProprietary) {
        OrderChecks checks = new OrderChecks(clock);
        KeyChangeTriggers triggers = new KeyChangeTriggers(keys);
        KeyChangeVending keyChanges = new KeyChangeVending(module, identity, rules);
        MeterTokens tokens = new MeterTokens(triggers, keyChanges, tids, module);
        credit = new IssueCreditToken(gate, results, checks, tokens, scale);
        management = new IssueManagementToken(gate, results, checks, tokens, allowProprietary);
        keyChange = new IssueKeyChangeTokens(gate, results, checks, triggers, keyChanges);
        meterTest = new IssueMeterTestToken(gate);
    }

    /** See {@link io.ptoken.service.api.TokenApiService#issueCreditToken}. */
    public List<IssuedToken> credit(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        return credit.issue(call, meter, subclass, transferAmount, time);
    }

    /** See {@link io.ptoken.service.api.TokenApiService#issueMseToken}. */
    public List<IssuedToken> management(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        return management.issue(call, meter, subclass, transferAmount, time);
    }

    /** See {@link io.ptoken.service.api.TokenApiService#issueSetControlToken}. */
    public List<IssuedToken> setControl(
            CallContext call, MeterConfig meter, boolean isFlag, int index, int value, IssueTime time) {
        return management.issueSetControl(call, meter, isFlag, index, value, time);
    }

    /** See {@link io.ptoken.service.api.TokenApiService#issueKeyChangeTokens}. */
    public List<IssuedToken> keyChange(CallContext call, MeterConfig meter, MeterConfigAmendment newConfig) {
        return keyChange.issue(call, meter, newConfig);
    }

    /** See {@link io.ptoken.service.api.TokenApiService#issueMeterTestToken}. */
    public IssuedMeterTestToken meterTest(CallContext call, int subclass, long control, int mfrCode) {
        return meterTest.issue(call, subclass, control, mfrCode);
    }
}
