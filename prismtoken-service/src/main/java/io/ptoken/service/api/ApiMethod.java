package io.ptoken.service.api;

/** The methods of the API, by their names on the wire (wire reference section 5). */
public enum ApiMethod {
    PING("ping"),
    SIGN_IN("signInWithPassword"),
    GET_STATUS("getStatus"),
    PARSE_ID_RECORD("parseIdRecord"),
    LOAD_TRANSACTION_LICENSE("loadTransactionLicense"),
    ISSUE_CREDIT("issueCreditToken"),
    ISSUE_METER_TEST("issueMeterTestToken"),
    ISSUE_MSE("issueMseToken"),
    ISSUE_SET_CONTROL("issueSetControlToken"),
    ISSUE_KEY_CHANGE("issueKeyChangeTokens"),
    VERIFY("verifyToken"),
    ISSUE_DITK_CHANGE("issueDitkChangeTokens"),
    FETCH_RESULT("fetchTokenResult"),
    CTS_RESET_TID_LIST("ctsResetTidList");

    private final String wireName;

    ApiMethod(String wireName) {
        this.wireName = wireName;
    }

    /** The method's name on the wire. */
    public String wireName() {
        return wireName;
    }
}
