package io.ptoken.thrift.dispatch;

import static io.ptoken.thrift.dispatch.Requests.amount;
import static io.ptoken.thrift.dispatch.Requests.call;
import static io.ptoken.thrift.dispatch.Requests.meter;
import static io.ptoken.thrift.dispatch.Requests.time;

import io.ptoken.service.api.AdminCalls;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.api.SessionCalls;
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

    static Map<String, ApiMethod<?, ?, ?>> of() {
        return Map.ofEntries(
                Map.entry(
                        "ping",
                        new ApiMethod<>(
                                ping_args::new,
                                ping_result::new,
                                ping_result::setEx1,
                                (args, client) -> new SessionCalls.Ping(args.getSleepMs(), args.getEcho()),
                                (args, echo, result, client) -> {
                                    client.delayReply(args.getSleepMs());
                                    result.setSuccess(echo);
                                },
                                args -> "")),
                Map.entry(
                        "signInWithPassword",
                        new ApiMethod<>(
                                signInWithPassword_args::new,
                                signInWithPassword_result::new,
                                signInWithPassword_result::setEx1,
                                (args, client) -> Requests.signIn(args, client),
                                (args, answer, result, client) -> result.setSuccess(new SignInResult(answer)),
                                signInWithPassword_args::getPassword)),
                Map.entry(
                        "getStatus",
                        new ApiMethod<>(
                                getStatus_args::new,
                                getStatus_result::new,
                                getStatus_result::setEx1,
                                (args, client) ->
                                        new ReadCalls.Status(call(args.getMessageId(), args.getAccessToken(), client)),
                                (args, answer, result, client) -> result.setSuccess(Replies.status(answer)),
                                getStatus_args::getAccessToken)),
                Map.entry(
                        "parseIdRecord",
                        new ApiMethod<>(
                                parseIdRecord_args::new,
                                parseIdRecord_result::new,
                                parseIdRecord_result::setEx1,
                                (args, client) -> new ReadCalls.IdRecord(
                                        call(args.getMessageId(), args.getAccessToken(), client), args.getIdRecord()),
                                (args, answer, result, client) -> result.setSuccess(Replies.meter(answer)),
                                parseIdRecord_args::getAccessToken)),
                Map.entry(
                        "loadTransactionLicense",
                        new ApiMethod<>(
                                loadTransactionLicense_args::new,
                                loadTransactionLicense_result::new,
                                loadTransactionLicense_result::setEx1,
                                (args, client) -> new AdminCalls.LoadLicence(
                                        call(args.getMessageId(), args.getAccessToken(), client),
                                        args.getLicenseText()),
                                (args, answer, result, client) -> result.setSuccess(answer),
                                loadTransactionLicense_args::getAccessToken)),
                Map.entry(
                        "issueCreditToken",
                        new ApiMethod<>(
                                issueCreditToken_args::new,
                                issueCreditToken_result::new,
                                issueCreditToken_result::setEx1,
                                (args, client) -> new IssueCalls.Credit(
                                        call(args.getMessageId(), args.getAccessToken(), client),
                                        meter(args.getMeterConfig()),
                                        args.getSubclass(),
                                        amount(args.getTransferAmount()),
                                        time(args.getTokenTime(), args.getFlags())),
                                (args, answer, result, client) -> result.setSuccess(Replies.tokens(answer)),
                                issueCreditToken_args::getAccessToken)),
                Map.entry(
                        "issueMeterTestToken",
                        new ApiMethod<>(
                                issueMeterTestToken_args::new,
                                issueMeterTestToken_result::new,
                                issueMeterTestToken_result::setEx1,
                                (args, client) -> new IssueCalls.MeterTest(
                                        call(args.getMessageId(), args.getAccessToken(), client),
                                        args.getSubclass(),
                                        args.getControl(),
                                        args.getMfrcode()),
                                (args, answer, result, client) -> result.setSuccess(Replies.meterTestToken(answer)),
                                issueMeterTestToken_args::getAccessToken)),
                Map.entry(
                        "issueMseToken",
                        new ApiMethod<>(
                                issueMseToken_args::new,
                                issueMseToken_result::new,
                                issueMseToken_result::setEx1,
                                (args, client) -> new IssueCalls.Management(
                                        call(args.getMessageId(), args.getAccessToken(), client),
                                        meter(args.getMeterConfig()),
                                        args.getSubclass(),
                                        amount(args.getTransferAmount()),
                                        time(args.getTokenTime(), args.getFlags())),
                                (args, answer, result, client) -> result.setSuccess(Replies.tokens(answer)),
                                issueMseToken_args::getAccessToken)),
                Map.entry(
                        "issueSetControlToken",
                        new ApiMethod<>(
                                issueSetControlToken_args::new,
                                issueSetControlToken_result::new,
                                issueSetControlToken_result::setEx1,
                                (args, client) -> new IssueCalls.SetControl(
                                        call(args.getMessageId(), args.getAccessToken(), client),
                                        meter(args.getMeterConfig()),
                                        args.isIsFlag(),
                                        args.getIndex(),
                                        args.getValue(),
                                        time(args.getTokenTime(), args.getFlags())),
                                (args, answer, result, client) -> result.setSuccess(Replies.tokens(answer)),
                                issueSetControlToken_args::getAccessToken)),
                Map.entry(
                        "issueKeyChangeTokens",
                        new ApiMethod<>(
                                issueKeyChangeTokens_args::new,
                                issueKeyChangeTokens_result::new,
                                issueKeyChangeTokens_result::setEx1,
                                (args, client) -> new IssueCalls.KeyChange(
                                        call(args.getMessageId(), args.getAccessToken(), client),
                                        meter(args.getMeterConfig()),
                                        Requests.amendment(args.getNewConfig())),
                                (args, answer, result, client) -> result.setSuccess(Replies.tokens(answer)),
                                issueKeyChangeTokens_args::getAccessToken)),
                Map.entry(
                        "verifyToken",
                        new ApiMethod<>(
                                verifyToken_args::new,
                                verifyToken_result::new,
                                verifyToken_result::setEx1,
                                (args, client) -> new ReadCalls.Verify(
                                        call(args.getMessageId(), args.getAccessToken(), client),
                                        meter(args.getMeterConfig()),
                                        args.getTokenDec()),
                                (args, answer, result, client) -> result.setSuccess(Replies.verifyResult(answer)),
                                verifyToken_args::getAccessToken)),
                Map.entry(
                        "issueDitkChangeTokens",
                        new ApiMethod<>(
                                issueDitkChangeTokens_args::new,
                                issueDitkChangeTokens_result::new,
                                issueDitkChangeTokens_result::setEx1,
                                (args, client) -> new IssueCalls.DitkChange(
                                        call(args.getMessageId(), args.getAccessToken(), client),
                                        meter(args.getMeterConfig())),
                                (args, answer, result, client) -> result.setSuccess(Replies.tokens(answer)),
                                issueDitkChangeTokens_args::getAccessToken)),
                Map.entry(
                        "fetchTokenResult",
                        new ApiMethod<>(
                                fetchTokenResult_args::new,
                                fetchTokenResult_result::new,
                                fetchTokenResult_result::setEx1,
                                (args, client) -> new ReadCalls.Result(
                                        call(args.getMessageId(), args.getAccessToken(), client),
                                        args.getReqMessageId()),
                                (args, answer, result, client) -> result.setSuccess(Replies.tokens(answer)),
                                fetchTokenResult_args::getAccessToken)),
                Map.entry(
                        "ctsResetTidList",
                        new ApiMethod<>(
                                ctsResetTidList_args::new,
                                ctsResetTidList_result::new,
                                ctsResetTidList_result::setEx1,
                                (args, client) -> new AdminCalls.ResetTids(
                                        call(args.getMessageId(), args.getAccessToken(), client), args.getPanPattern()),
                                (args, answer, result, client) -> result.setSuccess(answer),
                                ctsResetTidList_args::getAccessToken)));
    }
}
