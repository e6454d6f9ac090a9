package io.ptoken.service.port;

import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.util.Optional;

/**
 * Which token identifiers each meter has used, for ever. A reservation is durable when the method returns and is never
 * taken back: an identifier burnt by a failed vend is lost, which costs a minute; one used twice costs money. Thread safe,
 * also between processes that share the store.
 */
public interface TokenIdentifierLedger {

    /**
     * Reserves the first identifier from {@code earliest} to {@code latest}, both included, that the meter has not used and
     * that is not reserved for special use (specification section 3).
     *
     * @return empty when there is none; nothing is reserved then
     */
    Optional<TokenIdentifier> reserve(
            MeterPan pan, BaseDate baseDate, TokenIdentifier earliest, TokenIdentifier latest);

    /**
     * Reserves exactly this identifier.
     *
     * @return false when the meter has used it already
     */
    boolean reserveExactly(MeterPan pan, BaseDate baseDate, TokenIdentifier tid);
}
