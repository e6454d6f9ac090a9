package io.ptoken.thrift.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.api.ApiMethod;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What callers are told of a call that takes too long. */
class OverdueTest {

    private static final String FETCH =
            "the token may exist: fetch the result of this messageId with fetchTokenResult before issuing again";
    private static final String NOTHING = "nothing was issued; call again";

    private final Overdue overdue = new Overdue(Duration.ofSeconds(7));

    @Test
    void everyMethodSaysWhatMayHaveComeOfIt() {
        Map<ApiMethod, String> expected = new EnumMap<>(ApiMethod.class);
        expected.put(ApiMethod.PING, NOTHING);
        expected.put(ApiMethod.SIGN_IN, "sign in again");
        expected.put(ApiMethod.GET_STATUS, NOTHING);
        expected.put(ApiMethod.PARSE_ID_RECORD, NOTHING);
        expected.put(
                ApiMethod.LOAD_TRANSACTION_LICENSE,
                "the licence may have been loaded: see getStatus before loading it again");
        expected.put(ApiMethod.ISSUE_CREDIT, FETCH);
        expected.put(
                ApiMethod.ISSUE_METER_TEST, "a test token, which is worth nothing, may have been made; call again");
        expected.put(ApiMethod.ISSUE_MSE, FETCH);
        expected.put(ApiMethod.ISSUE_SET_CONTROL, FETCH);
        expected.put(ApiMethod.ISSUE_KEY_CHANGE, FETCH);
        expected.put(ApiMethod.VERIFY, NOTHING);
        expected.put(ApiMethod.ISSUE_DITK_CHANGE, FETCH);
        expected.put(
                ApiMethod.FETCH_RESULT,
                "the tokens may exist: fetch them again, and do not issue before that is answered");
        expected.put(ApiMethod.CTS_RESET_TID_LIST, NOTHING);

        assertThat(Arrays.stream(ApiMethod.values())
                        .collect(Collectors.toMap(
                                method -> method,
                                method -> overdue.answer(method.wireName()).getEMsgEn())))
                .isEqualTo(expected.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                each -> "Unhandled exception 'CallTimeout': no answer within 7 s; "
                                        + each.getValue())));
    }
}
