package io.ptoken.store.jdbc.journal;

import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An issued token in plain fields, as it is stored; field names are part of the stored form. */
record IssuedTokenRow(
        String pan,
        int ea,
        int tct,
        int sgc,
        int krn,
        int ti,
        int tokenClass,
        int subclass,
        int tid,
        BigDecimal transferAmount,
        boolean reservedTid,
        @Nullable MeterConfigAdvice newConfig,
        String description,
        String stsUnitName,
        String scaledAmount,
        String scaledUnitName,
        String tokenDec,
        String idSm,
        String vkKcv) {

    static IssuedTokenRow of(IssuedToken token) {
        return new IssuedTokenRow(
                token.pan().digits(),
                token.ea(),
                token.tct(),
                token.sgc(),
                token.krn(),
                token.ti(),
                token.tokenClass(),
                token.subclass(),
                token.tid().minutes(),
                token.transferAmount(),
                token.reservedTid(),
                token.newConfig().orElse(null),
                token.description(),
                token.stsUnitName(),
                token.scaledAmount(),
                token.scaledUnitName(),
                token.token().decimal(),
                token.idSm(),
                token.vkKcv());
    }

    IssuedToken token() {
        return new IssuedToken(
                new MeterPan(pan),
                ea,
                tct,
                sgc,
                krn,
                ti,
                tokenClass,
                subclass,
                new TokenIdentifier(tid),
                transferAmount,
                reservedTid,
                Optional.ofNullable(newConfig),
                description,
                stsUnitName,
                scaledAmount,
                scaledUnitName,
                TokenNumber.parseDecimal(tokenDec),
                idSm,
                vkKcv);
    }
}
