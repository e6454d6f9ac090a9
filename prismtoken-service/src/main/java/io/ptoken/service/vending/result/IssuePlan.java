package io.ptoken.service.vending.result;

import io.ptoken.service.ServiceException;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.sts.tid.TokenIdentifier;
import java.util.List;
import java.util.Optional;

/** A call whose parameters are right and whose keys are there: what is left is to begin, to make the tokens, to finish. */
public interface IssuePlan {

    /** The token identifier it needs; empty when none of its tokens carries one. */
    Optional<TidWish> tidWish();

    /**
     * What to tell the caller when the identifier cannot be had.
     *
     * @param next the first free one behind those that were wished for
     */
    ServiceException tidRefused(Optional<TokenIdentifier> next);

    /** What to tell the caller when the wish begins at or below the floor of a store that was put back. */
    ServiceException tidBelow(TokenIdentifier floor);

    /**
     * Has the module make the tokens.
     *
     * @param tid the identifier reserved, present when one was wished for
     * @throws ServiceException what the module refuses; the identifier is lost then
     */
    List<IssuedToken> make(Optional<TokenIdentifier> tid);
}
