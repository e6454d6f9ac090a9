package io.ptoken.thrift.dispatch;

import io.ptoken.service.ErrorCode;
import java.time.Duration;
import java.util.List;
import za.co.prism.prismtoken1.ApiException;

/** What the caller of a method is told when its call takes too long: what may have come of it, and how to find out. */
final class Overdue {

    private static final String KIND = "CallTimeout";

    private final Duration bound;

    Overdue(Duration bound) {
        this.bound = bound;
    }

    ApiException answer(String method) {
        String text = "no answer within " + bound.toSeconds() + " s; " + advice(method);
        return new ApiException(ErrorCode.SERVICE.eCode(), ErrorCode.SERVICE.message(List.of(KIND, text)));
    }

    private static String advice(String method) {
        return switch (method) {
            case "issueCreditToken",
                    "issueMseToken",
                    "issueSetControlToken",
                    "issueKeyChangeTokens",
                    "issueDitkChangeTokens" ->
                "the token may exist: fetch the result of this messageId with"
                        + " fetchTokenResult before issuing again";
            case "fetchTokenResult" ->
                "the tokens may exist: fetch them again, and do not issue before that is answered";
            case "issueMeterTestToken" -> "a test token, which is worth nothing, may have been made; call again";
            case "loadTransactionLicense" -> "the licence may have been loaded: see getStatus before loading it again";
            case "signInWithPassword" -> "sign in again";
            default -> "nothing was issued; call again";
        };
    }
}
