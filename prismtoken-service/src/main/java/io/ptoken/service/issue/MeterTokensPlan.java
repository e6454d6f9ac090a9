package io.ptoken.service.issue;

import io.ptoken.service.ServiceException;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.service.result.IssuePlan;
import io.ptoken.service.tid.TidWishes;
import io.ptoken.service.tid.TokenTime;
import io.ptoken.sts.tid.TokenIdentifier;
import java.util.List;
import java.util.Optional;

/** A token with TID for a meter, after the key change that is due. */
record MeterTokensPlan(MeterTokens tokens, KeyPlan keys, WantedToken wanted, TokenTime time, TidWish wish)
        implements IssuePlan {

    @Override
    public Optional<TidWish> tidWish() {
        return Optional.of(wish);
    }

    @Override
    public ServiceException tidRefused(Optional<TokenIdentifier> next) {
        return tokens.tids().unmet(wish, next, keys.key(), time);
    }

    @Override
    public ServiceException tidBelow(TokenIdentifier floor) {
        return TidWishes.below(wish, floor, time);
    }

    @Override
    public List<IssuedToken> make(Optional<TokenIdentifier> tid) {
        return tokens.make(keys, wanted, tid.orElseThrow());
    }
}
