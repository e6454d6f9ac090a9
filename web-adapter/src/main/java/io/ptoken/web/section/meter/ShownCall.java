package io.ptoken.web.section.meter;

import java.time.Instant;
import java.util.List;

/**
 * The tokens of one call, in the order in which they are to be entered.
 *
 * @param at when they were issued
 * @param account by whom
 * @param origin from where; empty when it is not known any more
 * @param messageId of the call
 * @param slip where they can be printed again
 */
public record ShownCall(
        Instant at, String account, String origin, String messageId, List<ShownToken> tokens, String slip) {

    public ShownCall {
        tokens = List.copyOf(tokens);
    }

    /** True when one of them is of that kind; of every kind for {@code all}. */
    boolean has(String kind) {
        return kind.equals(MeterPage.ALL)
                || tokens.stream().anyMatch(token -> token.kind().equals(kind));
    }
}
