package io.ptoken.service.api;

import io.ptoken.service.fixture.ServiceFixture;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes a call of any method, with arguments by their names in the API and usual values for those that are left out. */
final class AnyCall {

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("sleepMs", "0"),
            Map.entry("echo", "x"),
            Map.entry("realm", "local"),
            Map.entry("username", "vendor"),
            Map.entry("password", ServiceFixture.PASSWORD),
            Map.entry("version", "1.1"),
            Map.entry("culture", "en"),
            Map.entry("idRecord", "00000260060135803400000207999907012"),
            Map.entry("licenseText", "x"),
            Map.entry("subclass", "0"),
            Map.entry("transferAmount", "0"),
            Map.entry("tokenTime", "0"),
            Map.entry("flags", "0"),
            Map.entry("control", "0"),
            Map.entry("mfrcode", "0"),
            Map.entry("isFlag", "true"),
            Map.entry("index", "0"),
            Map.entry("value", "0"),
            Map.entry("tokenDec", "00000000000134220736"),
            Map.entry("reqMessageId", "m-1"),
            Map.entry("panPattern", "*"),
            Map.entry("drn", "00000000000"),
            Map.entry("ea", "7"),
            Map.entry("tct", "2"),
            Map.entry("sgc", "123457"),
            Map.entry("krn", "1"),
            Map.entry("ti", "1"),
            Map.entry("allowKrnUpdate", "false"),
            Map.entry("ken", "255"),
            Map.entry("doe", "0000"),
            Map.entry("allow3Kct", "false"),
            Map.entry("allowKenUpdate", "false"),
            Map.entry("toSgc", "123457"),
            Map.entry("toKrn", "1"),
            Map.entry("toTi", "1"));

    private final ServiceFixture fixture;
    private final AtomicInteger messages = new AtomicInteger();

    AnyCall(ServiceFixture fixture) {
        this.fixture = fixture;
    }

    void make(String method, Map<String, String> arguments) {
        Arguments with = new Arguments(arguments);
        TokenApiService api = fixture.service;
        switch (method) {
            case "ping" -> api.handle(new SessionCalls.Ping(with.whole("sleepMs"), with.text("echo")));
            case "signInWithPassword" ->
                api.handle(new SessionCalls.SignIn(
                        with.text("messageId"),
                        with.text("realm"),
                        with.text("username"),
                        with.text("password"),
                        with.text("version"),
                        with.text("culture")));
            case "getStatus" -> api.handle(new ReadCalls.Status(with.call()));
            case "parseIdRecord" -> api.handle(new ReadCalls.IdRecord(with.call(), with.text("idRecord")));
            case "loadTransactionLicense" ->
                api.handle(new AdminCalls.LoadLicence(with.call(), with.text("licenseText")));
            case "issueCreditToken" ->
                api.handle(new IssueCalls.Credit(
                        with.call(), with.meter(), with.whole("subclass"), with.amount(), with.issueTime()));
            case "issueMeterTestToken" ->
                api.handle(new IssueCalls.MeterTest(
                        with.call(),
                        with.whole("subclass"),
                        Long.parseLong(with.text("control")),
                        with.whole("mfrcode")));
            case "issueMseToken" ->
                api.handle(new IssueCalls.Management(
                        with.call(), with.meter(), with.whole("subclass"), with.amount(), with.issueTime()));
            case "issueSetControlToken" ->
                api.handle(new IssueCalls.SetControl(
                        with.call(),
                        with.meter(),
                        Boolean.parseBoolean(with.text("isFlag")),
                        with.whole("index"),
                        with.whole("value"),
                        with.issueTime()));
            case "issueKeyChangeTokens" ->
                api.handle(new IssueCalls.KeyChange(with.call(), with.meter(), with.amendment()));
            case "verifyToken" -> api.handle(new ReadCalls.Verify(with.call(), with.meter(), with.text("tokenDec")));
            case "fetchTokenResult" -> api.handle(new ReadCalls.Result(with.call(), with.text("reqMessageId")));
            case "issueDitkChangeTokens" -> api.handle(new IssueCalls.DitkChange(with.call(), with.meter()));
            case "ctsResetTidList" -> api.handle(new AdminCalls.ResetTids(with.call(), with.text("panPattern")));
            default -> throw new IllegalArgumentException(method);
        }
    }

    private final class Arguments {

        private final Map<String, String> values = new HashMap<>(USUAL);
        private final boolean newConfig;

        Arguments(Map<String, String> given) {
            values.put("messageId", "any-" + messages.incrementAndGet());
            values.put("accessToken", fixture.call().accessToken());
            values.putAll(given);
            newConfig = given.keySet().stream().anyMatch(name -> name.startsWith("to") && !name.startsWith("token"));
        }

        String text(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException(name);
            }
            return value;
        }

        int whole(String name) {
            return Integer.parseInt(text(name));
        }

        BigDecimal amount() {
            return new BigDecimal(text("transferAmount"));
        }

        IssueTime issueTime() {
            return new IssueTime(Long.parseLong(text("tokenTime")), Long.parseLong(text("flags")));
        }

        CallContext call() {
            return new CallContext(text("messageId"), text("accessToken"));
        }

        MeterConfigAmendment amendment() {
            return new MeterConfigAmendment(whole("toSgc"), whole("toKrn"), whole("toTi"));
        }

        MeterConfig meter() {
            return new MeterConfig(
                    text("drn"),
                    whole("ea"),
                    whole("tct"),
                    whole("sgc"),
                    whole("krn"),
                    whole("ti"),
                    newConfig ? Optional.of(amendment()) : Optional.empty(),
                    Boolean.parseBoolean(text("allowKrnUpdate")),
                    whole("ken"),
                    text("doe"),
                    Boolean.parseBoolean(text("allow3Kct")),
                    Boolean.parseBoolean(text("allowKenUpdate")));
        }
    }
}
