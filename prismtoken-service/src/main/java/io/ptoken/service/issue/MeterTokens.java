package io.ptoken.service.issue;

import io.ptoken.service.answer.TokenAnswer;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.module.SignedVending;
import io.ptoken.service.module.SignedVending.Signed;
import io.ptoken.service.result.IssuePlan;
import io.ptoken.service.tid.TidWishes;
import io.ptoken.service.tid.TokenTime;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.TokenNumber;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from a checked order to tokens: vending key and key changes due are planned, the caller of the plan reserves a
 * token identifier for good, then the module makes the tokens. What can be refused is refused in the planning; only a
 * module that says no costs the meter an unused identifier. Thread safe.
 */
final class MeterTokens {

    private final KeyChangeTriggers triggers;
    private final KeyChangeVending keyChanges;
    private final TidWishes tids;
    private final SignedVending module;

    MeterTokens(KeyChangeTriggers triggers, KeyChangeVending keyChanges, TidWishes tids, SignedVending module) {
        this.triggers = triggers;
        this.keyChanges = keyChanges;
        this.tids = tids;
        this.module = module;
    }

    /** Key-change tokens when a change is due, then the wanted token under the configuration the meter has by then. */
    IssuePlan plan(Order order, WantedToken wanted) {
        KeyPlan plan = triggers.plan(order);
        TokenTime time = order.time();
        time.requireFits(plan.key().baseDate(), plan.key().ken());
        plan.change().ifPresent(change -> keyChanges.requirePossible(change, order));
        ModuleErrors.requireAllowed(() -> {
            wanted.requireFits(plan.meter(), plan.key());
            plan.key().requireInUse(wanted.use(), order.now());
        });
        return new MeterTokensPlan(
                this, plan, wanted, time, tids.wish(order.meter().pan(), plan.key(), time));
    }

    /** Has the module make what was planned. */
    List<IssuedToken> make(KeyPlan plan, WantedToken wanted, TokenIdentifier tid) {
        List<IssuedToken> tokens = new ArrayList<>();
        plan.change().ifPresent(change -> tokens.addAll(keyChanges.vend(change)));
        tokens.add(vend(wanted, plan, tid));
        return List.copyOf(tokens);
    }

    TidWishes tids() {
        return tids;
    }

    private IssuedToken vend(WantedToken wanted, KeyPlan plan, TokenIdentifier tid) {
        Signed<TokenNumber> token = ModuleErrors.translate(
                () -> module.ask(vending -> wanted.vend(vending, plan.meter(), plan.key(), tid)));
        return TokenAnswer.of(
                plan.meter(),
                plan.key(),
                wanted.tokenClass(),
                wanted.subclass(),
                tid,
                wanted.face(tid),
                token.made(),
                token.idSm());
    }
}
