package io.ptoken.service.operate.call;

import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.access.Permission;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.sts.identity.MeterPan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls about single meters.
 *
 * @param <R> what it answers
 */
public sealed interface MeterCalls<R> extends OperatorCall<R> {

    /** Most calls of one answer. */
    int MOST_CALLS = 100;

    @Override
    default Permission permission() {
        return Permission.READ_METERS;
    }

    /**
     * Tokens that one call has issued.
     *
     * @param at when
     * @param account of whom
     * @param origin where the call came from; empty when the audit log does not go back so far
     * @param messageId of the call
     * @param tokens in the order in which they are to be entered
     */
    record IssuedCall(Instant at, String account, Optional<String> origin, String messageId, List<IssuedToken> tokens) {

        public IssuedCall {
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * What was issued to a meter, as far as it is still stored.
     *
     * @param pan the meter
     * @param calls the newest last
     */
    record Tokens(MeterPan pan, List<IssuedCall> calls) {

        public Tokens {
            calls = List.copyOf(calls);
        }
    }

    /**
     * The tokens of the last calls for a meter, to be printed again. They can be spent, so that whoever got them is in the audit
     * log.
     *
     * @param meter DRN of 11 or 13 digits, or MeterPAN
     * @param last of how many calls at most, 1-{@value #MOST_CALLS}
     */
    record Issued(String meter, int last) implements MeterCalls<Tokens> {

        /** @throws io.ptoken.service.ServiceException {@code EParamRange} */
        public Issued {
            Given.value("meter", meter);
            Param.range("last", last, 1, MOST_CALLS);
        }

        @Override
        public String action() {
            return "token.list";
        }

        @Override
        public String subject() {
            return meter;
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }
}
