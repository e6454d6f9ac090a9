package io.ptoken.service.vending.issue;

import io.ptoken.hsm.vend.SignedVending;
import io.ptoken.hsm.vend.SignedVending.Signed;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.service.vending.answer.TokenAnswer;
import io.ptoken.service.vending.idrecord.MeterIdentity;
import io.ptoken.service.vending.key.VendingKeys;
import io.ptoken.service.vending.request.Amendment;
import io.ptoken.service.vending.result.IssuePlan;
import io.ptoken.service.vending.tid.TidWishes;
import io.ptoken.service.vending.tid.TokenTime;
import io.ptoken.sts.keychange.KeyChangeRules;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from a checked order to tokens: vending key and key changes due are planned, whoever has the plan reserves a token
 * identifier for good, then the module makes the tokens. What can be refused is refused in the planning; only a module that
 * says no costs the meter an unused identifier. Thread safe.
 */
public final class IssuePlanning {

    private final KeyChangeTriggers triggers;
    private final KeyChangeVending keyChanges;
    private final VendingKeys present;
    private final TidWishes tids;
    private final SignedVending module;

    public IssuePlanning(
            VendingKeys keys, TidWishes tids, SignedVending module, MeterIdentity identity, KeyChangeRules rules) {
        this.triggers = new KeyChangeTriggers(keys);
        this.keyChanges = new KeyChangeVending(keys, module, identity, rules);
        this.present = keys;
        this.tids = tids;
        this.module = module;
    }

    /** Key-change tokens when a change is due, then the wanted token under the configuration the meter has by then. */
    IssuePlan plan(Order order, WantedToken wanted) {
        KeyPlan keys = triggers.plan(order);
        TokenTime time = order.time();
        time.requireFits(keys.key().baseDate(), keys.key().ken());
        keys.change().ifPresent(change -> keyChanges.requirePossible(change, order));
        ModuleErrors.requireAllowed(() -> {
            wanted.requireFits(keys.meter(), keys.key());
            keys.key().requireInUse(wanted.use(), order.now());
        });
        return new TokenPlan(keys, wanted, time, tids.wish(order.meter().pan(), keys.key(), time));
    }

    /**
     * The set alone, to the configuration asked for.
     *
     * @throws ServiceException when the keys or the rules do not allow it
     */
    IssuePlan planKeyChange(Order order, Amendment asked) {
        KeyChange change = triggers.changeTo(asked, order);
        keyChanges.requirePossible(change, order);
        return new KeyChangePlan(change);
    }

    /** A token with TID for a meter, after the key change that is due. */
    private final class TokenPlan implements IssuePlan {

        private final KeyPlan keys;
        private final WantedToken wanted;
        private final TokenTime time;
        private final TidWish wish;

        private TokenPlan(KeyPlan keys, WantedToken wanted, TokenTime time, TidWish wish) {
            this.keys = keys;
            this.wanted = wanted;
            this.time = time;
            this.wish = wish;
        }

        @Override
        public Optional<TidWish> tidWish() {
            return Optional.of(wish);
        }

        @Override
        public ServiceException tidRefused(Optional<TokenIdentifier> next) {
            return tids.unmet(wish, next, keys.key(), time);
        }

        @Override
        public ServiceException tidBelow(TokenIdentifier floor) {
            return TidWishes.below(wish, floor, time);
        }

        @Override
        public List<IssuedToken> make(Optional<TokenIdentifier> tid) {
            List<IssuedToken> tokens = new ArrayList<>();
            keys.change().ifPresent(change -> tokens.addAll(keyChanges.vend(change)));
            tokens.add(vend(tid.orElseThrow()));
            return List.copyOf(tokens);
        }

        private IssuedToken vend(TokenIdentifier tid) {
            Signed<TokenNumber> token = ModuleErrors.translate(() -> present.under(
                    keys.key(), key -> module.ask(vending -> wanted.vend(vending, keys.meter(), key, tid))));
            return TokenAnswer.of(
                    keys.meter(),
                    keys.key(),
                    wanted.tokenClass(),
                    wanted.subclass(),
                    tid,
                    wanted.face(tid),
                    token.made(),
                    token.idSm());
        }
    }

    /** A key change on its own. */
    private final class KeyChangePlan implements IssuePlan {

        private final KeyChange change;

        private KeyChangePlan(KeyChange change) {
            this.change = change;
        }

        @Override
        public Optional<TidWish> tidWish() {
            return Optional.empty();
        }

        @Override
        public ServiceException tidRefused(Optional<TokenIdentifier> next) {
            throw new IllegalStateException("a key change carries no token identifier");
        }

        @Override
        public ServiceException tidBelow(TokenIdentifier floor) {
            return tidRefused(Optional.empty());
        }

        @Override
        public List<IssuedToken> make(Optional<TokenIdentifier> none) {
            return keyChanges.vend(change);
        }
    }
}
