package io.ptoken.crash;

import java.util.List;
import za.co.prism.prismtoken1.Token;

/** What came of a call. */
sealed interface Reply {

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

        private static final String NO_CREDIT_LEFT = "Security Module error '31'";

        /** There is no result under that messageId. */
        boolean cacheMiss() {
            return code.equals(CACHE_MISS);
        }

        /** Status 31: a limit of the vending key does not cover the amount. */
        boolean limitUsedUp() {
            return code.equals("ESm") && text.startsWith(NO_CREDIT_LEFT);
        }

        /** The meter has had so many tokens that the next TID would be too far ahead. */
        boolean meterTooBusy() {
            return code.equals("EParamRange") && text.contains("'tokenTime'");
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
