package io.ptoken.thrift.dispatch;

import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import java.util.ArrayList;
import java.util.List;
import za.co.prism.prismtoken1.Alert;
import za.co.prism.prismtoken1.MeterConfigAdvice;
import za.co.prism.prismtoken1.MeterConfigAmendment;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.MeterTestToken;
import za.co.prism.prismtoken1.NodeStatus;
import za.co.prism.prismtoken1.Token;
import za.co.prism.prismtoken1.VerifyResult;

/** From the application's answers to structs. A value too wide for its field is a programming error and not cut off. */
final class Replies {

    private static final short METER_TEST_TOKEN_CLASS = 1;

    private Replies() {}

    static List<Token> tokens(List<IssuedToken> tokens) {
        List<Token> out = new ArrayList<>(tokens.size());
        for (IssuedToken token : tokens) {
            out.add(token(token));
        }
        return out;
    }

    static Token token(IssuedToken token) {
        Token out = new Token()
                .setDrn(token.pan().drn().digits())
                .setPan(token.pan().digits())
                .setEa(i16(token.ea()))
                .setTct(i16(token.tct()))
                .setSgc(token.sgc())
                .setKrn(i16(token.krn()))
                .setTi(i16(token.ti()))
                .setTokenClass(i16(token.tokenClass()))
                .setSubclass(i16(token.subclass()))
                .setTid(token.tid().minutes())
                .setTransferAmount(token.transferAmount().doubleValue())
                .setIsReservedTid(token.reservedTid())
                .setDescription(token.description())
                .setStsUnitName(token.stsUnitName())
                .setScaledAmount(token.scaledAmount())
                .setScaledUnitName(token.scaledUnitName())
                .setTokenDec(token.token().decimal())
                .setTokenHex(token.token().hex())
                .setIdSm(token.idSm())
                .setVkKcv(token.vkKcv());
        token.newConfig().map(Replies::advice).ifPresent(out::setNewConfig);
        return out;
    }

    static MeterTestToken meterTestToken(IssuedMeterTestToken token) {
        return new MeterTestToken()
                .setDrn(token.pan().drn().digits())
                .setPan(token.pan().digits())
                .setTokenClass(METER_TEST_TOKEN_CLASS)
                .setSubclass(i16(token.subclass()))
                .setControl(token.control())
                .setMfrcode(i16(token.mfrCode()))
                .setDescription(token.description())
                .setTokenDec(token.token().decimal())
                .setTokenHex(token.token().hex());
    }

    static VerifyResult verifyResult(io.ptoken.service.api.VerifyResult result) {
        VerifyResult out = new VerifyResult(result.validationResult().eCode());
        result.token().map(Replies::token).ifPresent(out::setToken);
        result.meterTestToken().map(Replies::meterTestToken).ifPresent(out::setMeterTestToken);
        return out;
    }

    static MeterConfigIn meter(MeterConfig meter) {
        MeterConfigIn out = new MeterConfigIn(
                        meter.drn(),
                        i16(meter.ea()),
                        i16(meter.tct()),
                        meter.sgc(),
                        i16(meter.krn()),
                        i16(meter.ti()),
                        i16(meter.ken()))
                .setAllowKrnUpdate(meter.allowKrnUpdate())
                .setDoe(meter.doe())
                .setAllow3Kct(meter.allow3Kct())
                .setAllowKenUpdate(meter.allowKenUpdate());
        meter.newConfig()
                .map(change -> new MeterConfigAmendment(change.toSgc(), i16(change.toKrn()), i16(change.toTi())))
                .ifPresent(out::setNewConfig);
        return out;
    }

    static List<NodeStatus> status(List<io.ptoken.service.api.NodeStatus> nodes) {
        return nodes.stream().map(Replies::status).toList();
    }

    private static NodeStatus status(io.ptoken.service.api.NodeStatus node) {
        List<Alert> alerts = node.alerts().stream()
                .map(alert -> new Alert(alert.eCode(), alert.eMsgEn()))
                .toList();
        return new NodeStatus(node.info(), alerts);
    }

    private static MeterConfigAdvice advice(io.ptoken.service.api.MeterConfigAdvice advice) {
        return new MeterConfigAdvice(
                advice.toSgc(),
                i16(advice.toKrn()),
                i16(advice.toTi()),
                i16(advice.toKen()),
                advice.idRecord(),
                advice.record2(),
                advice.rollover(),
                advice.toVkKcv());
    }

    private static short i16(int value) {
        if (value != (short) value) {
            throw new IllegalStateException("does not fit into an i16: " + value);
        }
        return (short) value;
    }
}
