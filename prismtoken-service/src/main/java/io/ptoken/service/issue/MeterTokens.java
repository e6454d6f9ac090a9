package io.ptoken.service.issue;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.service.answer.TokenAnswer;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.request.Meter;
import io.ptoken.service.tid.TidReservation;
import io.ptoken.service.tid.TokenTime;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.TokenNumber;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from a checked order to tokens: vending key and key changes due, a token identifier reserved for good, the module
 * makes the token, the record for the answer. What can be refused is refused before the reservation; only a module that
 * says no to the wanted token itself costs the meter an unused identifier. Thread safe.
 */
final class MeterTokens {

    private final KeyChangeTriggers triggers;
    private final KeyChangeVending keyChanges;
    private final TidReservation tids;
    private final SecurityModule module;

    MeterTokens(KeyChangeTriggers triggers, KeyChangeVending keyChanges, TidReservation tids, SecurityModule module) {
        this.triggers = triggers;
        this.keyChanges = keyChanges;
        this.tids = tids;
        this.module = module;
    }

    /** Key-change tokens when a change is due, then the wanted token under the configuration the meter has by then. */
    List<IssuedToken> issue(Meter meter, WantedToken wanted, TokenTime time) {
        KeyPlan plan = triggers.plan(meter, time);
        time.requireFits(plan.key().baseDate(), plan.key().ken());
        List<IssuedToken> tokens = new ArrayList<>();
        plan.change().ifPresent(change -> tokens.addAll(keyChanges.vend(change, time)));
        ModuleErrors.requireAllowed(() -> wanted.requireFits(plan.meter(), plan.key()));
        String idSm = ModuleErrors.translate(module::status).idSm();
        TokenIdentifier tid = tids.reserve(meter.pan(), plan.key(), time);
        tokens.add(vend(wanted, plan, tid, idSm));
        return List.copyOf(tokens);
    }

    private IssuedToken vend(WantedToken wanted, KeyPlan plan, TokenIdentifier tid, String idSm) {
        TokenNumber token = ModuleErrors.translate(() -> wanted.vend(module, plan.meter(), plan.key(), tid));
        return TokenAnswer.of(
                plan.meter(), plan.key(), wanted.tokenClass(), wanted.subclass(), tid, wanted.face(tid), token, idSm);
    }
}
