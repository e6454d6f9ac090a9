package io.ptoken.cli.token;

import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens for programs, with the names of the TokenApi. */
public final class IssuedTokenFacts {

    private IssuedTokenFacts() {}

    /** A token of class 0 or 2. */
    public static Map<String, Object> of(IssuedToken token) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("drn", token.pan().drn().digits());
        facts.put("pan", token.pan().digits());
        facts.put("ea", token.ea());
        facts.put("tct", token.tct());
        facts.put("sgc", token.sgc());
        facts.put("krn", token.krn());
        facts.put("ti", token.ti());
        facts.put("tokenClass", token.tokenClass());
        facts.put("subclass", token.subclass());
        facts.put("tid", token.tid().minutes());
        facts.put("transferAmount", token.transferAmount());
        facts.put("isReservedTid", token.reservedTid());
        facts.put("description", token.description());
        facts.put("stsUnitName", token.stsUnitName());
        facts.put("scaledAmount", token.scaledAmount());
        facts.put("scaledUnitName", token.scaledUnitName());
        facts.put("tokenDec", token.token().decimal());
        facts.put("tokenHex", token.token().hex());
        facts.put("idSm", token.idSm());
        facts.put("vkKcv", token.vkKcv());
        token.newConfig().ifPresent(advice -> facts.put("newConfig", of(advice)));
        return facts;
    }

    /** A token of class 1. */
    public static Map<String, Object> of(IssuedMeterTestToken token) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("drn", token.pan().drn().digits());
        facts.put("pan", token.pan().digits());
        facts.put("tokenClass", 1);
        facts.put("subclass", token.subclass());
        facts.put("control", token.control());
        facts.put("mfrcode", token.mfrCode());
        facts.put("description", token.description());
        facts.put("tokenDec", token.token().decimal());
        facts.put("tokenHex", token.token().hex());
        return facts;
    }

    private static Map<String, Object> of(MeterConfigAdvice advice) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("toSgc", advice.toSgc());
        facts.put("toKrn", advice.toKrn());
        facts.put("toTi", advice.toTi());
        facts.put("toKen", advice.toKen());
        facts.put("toIdRecord", advice.idRecord());
        facts.put("toRecord2", advice.record2());
        facts.put("rollover", advice.rollover());
        facts.put("toVkKcv", advice.toVkKcv());
        return facts;
    }
}
