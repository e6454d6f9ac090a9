package io.ptoken.thrift.dispatch;

import static io.ptoken.thrift.dispatch.Requests.amount;
import static io.ptoken.thrift.dispatch.Requests.call;
import static io.ptoken.thrift.dispatch.Requests.meter;
import static io.ptoken.thrift.dispatch.Requests.time;

import io.ptoken.service.api.TokenApiService;
import java.util.Map;
import za.co.prism.prismtoken1.SignInResult;
import za.co.prism.prismtoken1.TokenApi.ctsResetTidList_args;
import za.co.prism.prismtoken1.TokenApi.ctsResetTidList_result;
import za.co.prism.prismtoken1.TokenApi.fetchTokenResult_args;
import za.co.prism.prismtoken1.TokenApi.fetchTokenResult_result;
import za.co.prism.prismtoken1.TokenApi.getStatus_args;
import za.co.prism.prismtoken1.TokenApi.getStatus_result;
import za.co.prism.prismtoken1.TokenApi.issueCreditToken_args;
import za.co.prism.prismtoken1.TokenApi.issueCreditToken_result;
import za.co.prism.prismtoken1.TokenApi.issueDitkChangeTokens_args;
import za.co.prism.prismtoken1.TokenApi.issueDitkChangeTokens_result;
import za.co.prism.prismtoken1.TokenApi.issueKeyChangeTokens_args;
import za.co.prism.prismtoken1.TokenApi.issueKeyChangeTokens_result;
import za.co.prism.prismtoken1.TokenApi.issueMeterTestToken_args;
import za.co.prism.prismtoken1.TokenApi.issueMeterTestToken_result;
import za.co.prism.prismtoken1.TokenApi.issueMseToken_args;
import za.co.prism.prismtoken1.TokenApi.issueMseToken_result;
import za.co.prism.prismtoken1.TokenApi.issueSetControlToken_args;
import za.co.prism.prismtoken1.TokenApi.issueSetControlToken_result;
import za.co.prism.prismtoken1.TokenApi.loadTransactionLicense_args;
import za.co.prism.prismtoken1.TokenApi.loadTransactionLicense_result;
import za.co.prism.prismtoken1.TokenApi.parseIdRecord_args;
import za.co.prism.prismtoken1.TokenApi.parseIdRecord_result;
import za.co.prism.prismtoken1.TokenApi.ping_args;
import za.co.prism.prismtoken1.TokenApi.ping_result;
import za.co.prism.prismtoken1.TokenApi.signInWithPassword_args;
import za.co.prism.prismtoken1.TokenApi.signInWithPassword_result;
import za.co.prism.prismtoken1.TokenApi.verifyToken_args;
import za.co.prism.prismtoken1.TokenApi.verifyToken_result;

/** The methods of the TokenApi by name (wire reference section 5), one entry each. */
final class ApiMethods {

    private ApiMethods() {}

    static Map<String, ApiMethod<?, ?>> of(TokenApiService service, Pause pause) {
        return Map.ofEntries(
                Map.entry(
                        "ping",
                        new ApiMethod<>(
                                ping_args::new,
                                ping_result::new,
                                ping_result::setEx1,
                                (args, result, origin) -> {
                                    String echo = service.ping(args.getSleepMs(), args.getEcho());
                                    pause.forMillis(args.getSleepMs());
                                    result.setSuccess(echo);
                                },
                                args -> "")),
                Map.entry(
                        "signInWithPassword",
                        new ApiMethod<>(
                                signInWithPassword_args::new,
                                signInWithPassword_result::new,
                                signInWithPassword_result::setEx1,
                                (args, result, origin) -> result.setSuccess(
                                        new SignInResult(service.signInWithPassword(Requests.signIn(args, origin)))),
                                signInWithPassword_args::getPassword)),
                Map.entry(
                        "getStatus",
                        new ApiMethod<>(
                                getStatus_args::new,
                                getStatus_result::new,
                                getStatus_result::setEx1,
                                (args, result, origin) -> result.setSuccess(Replies.status(
                                        service.getStatus(call(args.getMessageId(), args.getAccessToken(), origin)))),
                                getStatus_args::getAccessToken)),
                Map.entry(
                        "parseIdRecord",
                        new ApiMethod<>(
                                parseIdRecord_args::new,
                                parseIdRecord_result::new,
                                parseIdRecord_result::setEx1,
                                (args, result, origin) -> result.setSuccess(Replies.meter(service.parseIdRecord(
                                        call(args.getMessageId(), args.getAccessToken(), origin), args.getIdRecord()))),
                                parseIdRecord_args::getAccessToken)),
                Map.entry(
                        "loadTransactionLicense",
                        new ApiMethod<>(
                                loadTransactionLicense_args::new,
                                loadTransactionLicense_result::new,
                                loadTransactionLicense_result::setEx1,
                                (args, result, origin) -> result.setSuccess(service.loadTransactionLicense(
                                        call(args.getMessageId(), args.getAccessToken(), origin),
                                        args.getLicenseText())),
                                loadTransactionLicense_args::getAccessToken)),
                Map.entry(
                        "issueCreditToken",
                        new ApiMethod<>(
                                issueCreditToken_args::new,
                                issueCreditToken_result::new,
                                issueCreditToken_result::setEx1,
                                (args, result, origin) -> result.setSuccess(Replies.tokens(service.issueCreditToken(
                                        call(args.getMessageId(), args.getAccessToken(), origin),
                                        meter(args.getMeterConfig()),
                                        args.getSubclass(),
                                        amount(args.getTransferAmount()),
                                        time(args.getTokenTime(), args.getFlags())))),
                                issueCreditToken_args::getAccessToken)),
                Map.entry(
                        "issueMeterTestToken",
                        new ApiMethod<>(
                                issueMeterTestToken_args::new,
                                issueMeterTestToken_result::new,
                                issueMeterTestToken_result::setEx1,
                                (args, result, origin) ->
                                        result.setSuccess(Replies.meterTestToken(service.issueMeterTestToken(
                                                call(args.getMessageId(), args.getAccessToken(), origin),
                                                args.getSubclass(),
                                                args.getControl(),
                                                args.getMfrcode()))),
                                issueMeterTestToken_args::getAccessToken)),
                Map.entry(
                        "issueMseToken",
                        new ApiMethod<>(
                                issueMseToken_args::new,
                                issueMseToken_result::new,
                                issueMseToken_result::setEx1,
                                (args, result, origin) -> result.setSuccess(Replies.tokens(service.issueMseToken(
                                        call(args.getMessageId(), args.getAccessToken(), origin),
                                        meter(args.getMeterConfig()),
                                        args.getSubclass(),
                                        amount(args.getTransferAmount()),
                                        time(args.getTokenTime(), args.getFlags())))),
                                issueMseToken_args::getAccessToken)),
                Map.entry(
                        "issueSetControlToken",
                        new ApiMethod<>(
                                issueSetControlToken_args::new,
                                issueSetControlToken_result::new,
                                issueSetControlToken_result::setEx1,
                                (args, result, origin) -> result.setSuccess(Replies.tokens(service.issueSetControlToken(
                                        call(args.getMessageId(), args.getAccessToken(), origin),
                                        meter(args.getMeterConfig()),
                                        args.isIsFlag(),
                                        args.getIndex(),
                                        args.getValue(),
                                        time(args.getTokenTime(), args.getFlags())))),
                                issueSetControlToken_args::getAccessToken)),
                Map.entry(
                        "issueKeyChangeTokens",
                        new ApiMethod<>(
                                issueKeyChangeTokens_args::new,
                                issueKeyChangeTokens_result::new,
                                issueKeyChangeTokens_result::setEx1,
                                (args, result, origin) -> result.setSuccess(Replies.tokens(service.issueKeyChangeTokens(
                                        call(args.getMessageId(), args.getAccessToken(), origin),
                                        meter(args.getMeterConfig()),
                                        Requests.amendment(args.getNewConfig())))),
                                issueKeyChangeTokens_args::getAccessToken)),
                Map.entry(
                        "verifyToken",
                        new ApiMethod<>(
                                verifyToken_args::new,
                                verifyToken_result::new,
                                verifyToken_result::setEx1,
                                (args, result, origin) -> result.setSuccess(Replies.verifyResult(service.verifyToken(
                                        call(args.getMessageId(), args.getAccessToken(), origin),
                                        meter(args.getMeterConfig()),
                                        args.getTokenDec()))),
                                verifyToken_args::getAccessToken)),
                Map.entry(
                        "issueDitkChangeTokens",
                        new ApiMethod<>(
                                issueDitkChangeTokens_args::new,
                                issueDitkChangeTokens_result::new,
                                issueDitkChangeTokens_result::setEx1,
                                (args, result, origin) ->
                                        result.setSuccess(Replies.tokens(service.issueDitkChangeTokens(
                                                call(args.getMessageId(), args.getAccessToken(), origin),
                                                meter(args.getMeterConfig())))),
                                issueDitkChangeTokens_args::getAccessToken)),
                Map.entry(
                        "fetchTokenResult",
                        new ApiMethod<>(
                                fetchTokenResult_args::new,
                                fetchTokenResult_result::new,
                                fetchTokenResult_result::setEx1,
                                (args, result, origin) -> result.setSuccess(Replies.tokens(service.fetchTokenResult(
                                        call(args.getMessageId(), args.getAccessToken(), origin),
                                        args.getReqMessageId()))),
                                fetchTokenResult_args::getAccessToken)),
                Map.entry(
                        "ctsResetTidList",
                        new ApiMethod<>(
                                ctsResetTidList_args::new,
                                ctsResetTidList_result::new,
                                ctsResetTidList_result::setEx1,
                                (args, result, origin) -> result.setSuccess(service.ctsResetTidList(
                                        call(args.getMessageId(), args.getAccessToken(), origin),
                                        args.getPanPattern())),
                                ctsResetTidList_args::getAccessToken)));
    }
}
