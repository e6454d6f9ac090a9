package io.ptoken.service.vending.issue;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.vend.SignedVending;
import io.ptoken.hsm.vend.SignedVending.Signed;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.module.DitkModule;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.service.vending.idrecord.MeterIdentity;
import io.ptoken.service.vending.key.VendingKeys;
import io.ptoken.service.vending.request.Amendment;
import io.ptoken.service.vending.request.Meter;
import io.ptoken.service.vending.result.IssuePlan;
import io.ptoken.service.vending.tid.TidWishes;
import io.ptoken.service.vending.tid.TokenTime;
import io.ptoken.sts.keychange.KeyChangeRules;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The way from a checked order to tokens: vending key and key changes due are planned, whoever has the plan reserves a token
 * identifier for good, then the module makes the tokens. What can be refused is refused in the planning; only a module that
 * says no costs the meter an unused identifier. Thread safe.
 */
public final class IssuePlanning {

    private final KeyChangeTriggers triggers;
    private final KeyChangeVending keyChanges;
    private final DitkChangeVending ditkChanges;
    private final VendingKeys keys;
    private final TidWishes tids;
    private final SignedVending module;

    public IssuePlanning(
            VendingKeys keys,
            TidWishes tids,
            SignedVending module,
            DitkModule ditks,
            MeterIdentity identity,
            KeyChangeRules rules) {
        this.triggers = new KeyChangeTriggers(keys);
        this.keyChanges = new KeyChangeVending(keys, module, identity, rules);
        this.ditkChanges = new DitkChangeVending(keys, ditks, identity);
        this.keys = keys;
        this.tids = tids;
        this.module = module;
    }

    /** Key-change tokens when a change is due, then the wanted token under the configuration the meter has by then. */
    IssuePlan plan(Order order, WantedToken wanted) {
        VendingKeyAttributes current =
                keys.find(order.meter().sgc(), order.meter().krn());
        Optional<KeyChange> change = triggers.due(order, current);
        Meter meter = change.map(KeyChange::after).orElse(order.meter());
        VendingKeyAttributes key = change.map(KeyChange::to).orElse(current);
        TokenTime time = order.time();
        time.requireFits(key.baseDate(), key.ken());
        change.ifPresent(first -> keyChanges.requirePossible(first, order));
        ModuleErrors.requireAllowed(() -> {
            wanted.requireFits(meter, key);
            key.requireInUse(wanted.use(), order.now());
        });
        return new TokenPlan(change, meter, key, wanted, time, tids.wish(meter.pan(), key, time));
    }

    /**
     * The set alone, to the configuration asked for.
     *
     * @throws ServiceException when the keys or the rules do not allow it
     */
    IssuePlan planKeyChange(Order order, Amendment asked) {
        KeyChange change = triggers.changeTo(asked, order);
        keyChanges.requirePossible(change, order);
        return new SetPlan(() -> keyChanges.vend(change));
    }

    /**
     * The set that takes a new meter from its DITK to the key that is asked for.
     *
     * @throws ServiceException when there is no such key, its dates do not allow it, or the module does not offer it
     */
    IssuePlan planDitkChange(Order order) {
        VendingKeyAttributes to = ditkChanges.target(order);
        return new SetPlan(() -> ditkChanges.vend(order.meter(), to));
    }

    /** A token with TID for a meter, after the key change that is due. */
    private final class TokenPlan implements IssuePlan {

        private final Optional<KeyChange> change;
        private final Meter meter;
        private final VendingKeyAttributes key;
        private final WantedToken wanted;
        private final TokenTime time;
        private final TidWish wish;

        /**
         * @param meter the meter as it will be when it takes the wanted token
         * @param key vending key for the wanted token
         */
        private TokenPlan(
                Optional<KeyChange> change,
                Meter meter,
                VendingKeyAttributes key,
                WantedToken wanted,
                TokenTime time,
                TidWish wish) {
            this.change = change;
            this.meter = meter;
            this.key = key;
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
            return tids.unmet(wish, next, key, time);
        }

        @Override
        public ServiceException tidBelow(TokenIdentifier floor) {
            return TidWishes.below(wish, floor, time);
        }

        @Override
        public List<IssuedToken> make(Optional<TokenIdentifier> tid) {
            List<IssuedToken> tokens = new ArrayList<>();
            change.ifPresent(first -> tokens.addAll(keyChanges.vend(first)));
            tokens.add(vend(tid.orElseThrow()));
            return List.copyOf(tokens);
        }

        private IssuedToken vend(TokenIdentifier tid) {
            Signed<TokenNumber> token = ModuleErrors.translate(() ->
                    keys.under(key, present -> module.ask(vending -> wanted.vend(vending, meter, present, tid))));
            return wanted.face(tid)
                    .answer(meter, key, wanted.tokenClass(), wanted.subclass(), tid, token.made(), token.idSm());
        }
    }

    /** A key-change set on its own. */
    private record SetPlan(Supplier<List<IssuedToken>> tokens) implements IssuePlan {

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
            return tokens.get();
        }
    }
}
