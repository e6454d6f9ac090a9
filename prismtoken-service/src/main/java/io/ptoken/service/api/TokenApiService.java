package io.ptoken.service.api;

import io.ptoken.service.ServiceException;
import java.math.BigDecimal;
import java.util.List;

/**
 * The use cases of the TokenApi (wire reference sections 5, 7 and 14). Implementations are thread safe.
 *
 * <p>Every method throws {@link ServiceException} for what a caller can cause; its code and text go to the caller as they
 * are. All methods but {@link #ping} and {@link #signInWithPassword} need a session.
 */
public interface TokenApiService {

    /** Version of the API this service speaks; clients of the same major and an equal or lower minor are served. */
    String API_VERSION = "1.1";

    /**
     * Checks the arguments of a ping: 0-60000 ms and an echo of at most 65535 characters. Waiting is up to the adapter.
     *
     * @return the echo
     */
    String ping(int sleepMs, String echo);

    /** Opens a session and returns its access token, which is secret. */
    String signInWithPassword(SignInRequest request);

    /** State of the security module: one element, also for several modules that stand in for each other. */
    List<NodeStatus> getStatus(CallContext call);

    /** Reads an IDRecord or Record2. */
    MeterConfig parseIdRecord(CallContext call, String idRecord);

    /** Loads a transaction licence found in {@code licenseText}. */
    boolean loadTransactionLicense(CallContext call, String licenseText);

    /**
     * Issues a credit token, preceded by a key-change set when one is due.
     *
     * @param subclass 0-7
     * @param transferAmount tenths of the unit for 0-3; for 4-7 of the currency, in the unit that the installation has
     *     chosen, and refused with {@code EService.Disabled} while it has chosen none
     */
    List<IssuedToken> issueCreditToken(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time);

    /** Issues a class 1 token. */
    IssuedMeterTestToken issueMeterTestToken(CallContext call, int subclass, long control, int mfrCode);

    /** Issues a class 2 token with TID, preceded by a key-change set when one is due. */
    List<IssuedToken> issueMseToken(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time);

    /** Issues SetControl or SetFlag from its parts: flag index 0-511 with 0/1, or control index 0-62 with 10 bits. */
    List<IssuedToken> issueSetControlToken(
            CallContext call, MeterConfig meter, boolean isFlag, int index, int value, IssueTime time);

    /** Issues the set that takes a meter from its configuration to a new one. */
    List<IssuedToken> issueKeyChangeTokens(CallContext call, MeterConfig meter, MeterConfigAmendment newConfig);

    /** Verifies twenty digits for a meter. */
    VerifyResult verifyToken(CallContext call, MeterConfig meter, String tokenDec);

    /** Refused with {@code EService.Disabled}: sets that take a new meter from its DITK to a vending key are planned. */
    List<IssuedToken> issueDitkChangeTokens(CallContext call, MeterConfig meter);

    /** The tokens that an earlier call of this caller got. */
    List<IssuedToken> fetchTokenResult(CallContext call, String reqMessageId);

    /** Refused with {@code EService.Disabled}: forgetting used token identifiers is for compliance laboratories. */
    List<String> ctsResetTidList(CallContext call, String panPattern);
}
