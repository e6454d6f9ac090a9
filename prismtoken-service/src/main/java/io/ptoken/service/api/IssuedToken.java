package io.ptoken.service.api;

import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One token as issued or verified (wire reference section 4, {@code Token}).
 *
 * @param pan the meter
 * @param ea encryption algorithm code
 * @param tct token carrier type code
 * @param sgc supply group the token was made under, 0-999999
 * @param krn key revision the token was made under
 * @param ti tariff index the token was made under
 * @param tokenClass 0 or 2
 * @param subclass 0-15
 * @param tid token identifier; 0 for key-change tokens, which carry none
 * @param transferAmount units the token really carries
 * @param reservedTid the TID is a special reserved one
 * @param newConfig what the caller stores after a key change; on the first token of a set only
 * @param description text that clients match on (wire reference section 8)
 * @param stsUnitName unit of {@code transferAmount}, may be empty
 * @param scaledAmount amount for people, decimal text
 * @param scaledUnitName unit of {@code scaledAmount}, may be empty
 * @param token the token itself
 * @param idSm identity of the security module that made it
 * @param vkKcv key check value of the vending key, six hex digits
 */
public record IssuedToken(
        MeterPan pan,
        int ea,
        int tct,
        int sgc,
        int krn,
        int ti,
        int tokenClass,
        int subclass,
        TokenIdentifier tid,
        BigDecimal transferAmount,
        boolean reservedTid,
        Optional<MeterConfigAdvice> newConfig,
        String description,
        String stsUnitName,
        String scaledAmount,
        String scaledUnitName,
        TokenNumber token,
        String idSm,
        String vkKcv) {}
