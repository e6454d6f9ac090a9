package io.ptoken.crash.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import za.co.prism.prismtoken1.Token;

/** What came of a call. */
public sealed interface Reply {

    /** Tokens, in the order of entry. */
    record Tokens(List<Token> list) implements Reply {}

    /**
     * An ApiException.
     *
     * @param code its eCode
     * @param text its eMsgEn
     */
    record Refused(String code, String text) implements Reply {

        static final String CACHE_MISS = "ECacheMiss";

        private static final String STORE_PUT_BACK = "the store was restored, or accepted as an older copy";
        private static final Pattern NEXT_POSSIBLE = Pattern.compile("next possible at ([-0-9T:]+Z)");
        private static final String NO_CREDIT_LEFT = "Security Module error '31'";

        /** There is no result under that messageId. */
        boolean cacheMiss() {
            return code.equals(CACHE_MISS);
        }

        /** Status 31: a limit of the vending key does not cover the amount. */
        public boolean limitUsedUp() {
            return code.equals("ESm") && text.startsWith(NO_CREDIT_LEFT);
        }

        /** The meter has had so many tokens that the next TID would be too far ahead. */
        boolean meterTooBusy() {
            return code.equals("EParamRange") && text.contains("'tokenTime'") && !storePutBack();
        }

        /** The identifier is at or below the floor of a store that was put back from an older copy. */
        public boolean storePutBack() {
            return text.contains(STORE_PUT_BACK);
        }

        /** The store under the server is older than what the server wrote. */
        public boolean storeOlder() {
            return code.equals("EService") && text.contains("StoreOlder");
        }

        /** When it is possible, as said by a server whose store was put back. */
        public Optional<Instant> nextPossible() {
            Matcher found = NEXT_POSSIBLE.matcher(text);
            return found.find() ? Optional.of(Instant.parse(found.group(1))) : Optional.empty();
        }

        /** The server could not wait any longer for what the call waits for: whether it was done is fetched later. */
        boolean overdue() {
            return code.equals("EService") && text.contains("CallTimeout");
        }

        /** The messageId was used with other parameters. */
        boolean otherParameters() {
            return code.equals("EParamRange") && text.contains("'messageId'");
        }

        @Override
        public String toString() {
            return code + ": " + text;
        }
    }

    /**
     * The connection was lost before a reply came: whether the call was done is not known.
     *
     * @param why what the transport said
     */
    record Lost(String why) implements Reply {}
}
