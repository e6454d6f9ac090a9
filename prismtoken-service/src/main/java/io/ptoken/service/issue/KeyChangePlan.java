package io.ptoken.service.issue;

import io.ptoken.service.ServiceException;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.service.result.IssuePlan;
import io.ptoken.sts.tid.TokenIdentifier;
import java.util.List;
import java.util.Optional;

/** A key change on its own. */
record KeyChangePlan(KeyChangeVending vending, KeyChange change) implements IssuePlan {

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
        return vending.vend(change);
    }
}
