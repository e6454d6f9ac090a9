package io.ptoken.service.api;

import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import java.util.List;
import java.util.Objects;

/** Calls that look and change nothing: whoever may call the API may make them (wire reference sections 7 and 9). */
public final class ReadCalls {

    private ReadCalls() {}

    /**
     * State of the security module: one element, also for several modules that stand in for each other.
     *
     * @param context who calls
     */
    public record Status(CallContext context) implements TokenCall.InSession<List<NodeStatus>> {

        @Override
        public ApiMethod method() {
            return ApiMethod.GET_STATUS;
        }

        @Override
        public List<Permission> permissions() {
            return List.of();
        }

        @Override
        public Audited audited() {
            return Audited.IF_POSSIBLE;
        }

        @Override
        public String subject() {
            return "";
        }

        /** There is no parameter. */
        @Override
        public void requireGiven() {}
    }

    /**
     * Reads an IDRecord or Record2.
     *
     * @param context who calls
     * @param idRecord its text
     */
    public record IdRecord(CallContext context, String idRecord) implements TokenCall.InSession<MeterConfig> {

        @Override
        public ApiMethod method() {
            return ApiMethod.PARSE_ID_RECORD;
        }

        @Override
        public List<Permission> permissions() {
            return List.of();
        }

        @Override
        public Audited audited() {
            return Audited.IF_POSSIBLE;
        }

        @Override
        public String subject() {
            return "";
        }

        @Override
        public void requireGiven() {
            Given.value("idRecord", idRecord);
        }
    }

    /**
     * Verifies twenty digits for a meter.
     *
     * @param context who calls
     * @param meter the meter that shall take them
     * @param tokenDec the digits
     */
    public record Verify(CallContext context, MeterConfig meter, String tokenDec)
            implements TokenCall.InSession<VerifyResult> {

        @Override
        public ApiMethod method() {
            return ApiMethod.VERIFY;
        }

        @Override
        public List<Permission> permissions() {
            return List.of();
        }

        @Override
        public Audited audited() {
            return Audited.BEFORE_IT_LEAVES;
        }

        @Override
        public String subject() {
            return IssueCalls.drnOf(meter);
        }

        @Override
        public void requireGiven() {
            Given.value("meterConfig", meter);
            Given.value("tokenDec", tokenDec);
        }
    }

    /**
     * The tokens that an earlier call of this caller got (fetchTokenResult).
     *
     * @param context who calls
     * @param reqMessageId message of that call
     */
    public record Result(CallContext context, String reqMessageId) implements TokenCall.InSession<List<IssuedToken>> {

        @Override
        public ApiMethod method() {
            return ApiMethod.FETCH_RESULT;
        }

        @Override
        public List<Permission> permissions() {
            return List.of();
        }

        @Override
        public Audited audited() {
            return Audited.BEFORE_IT_LEAVES;
        }

        @Override
        public String subject() {
            return Objects.requireNonNullElse(reqMessageId, "");
        }

        @Override
        public void requireGiven() {
            Given.value("reqMessageId", reqMessageId);
        }
    }
}
