package io.ptoken.service.vending.answer;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.service.vending.request.Meter;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.Optional;

/** Fills the answer record of one token. */
public final class TokenAnswer {

    private static final TokenIdentifier NO_TID = new TokenIdentifier(0);

    private TokenAnswer() {}

    /** A token with TID, made under {@code key} for {@code meter} as it is configured by then. */
    public static IssuedToken of(
            Meter meter,
            VendingKeyAttributes key,
            TokenClass tokenClass,
            int subclass,
            TokenIdentifier tid,
            TokenFace face,
            TokenNumber token,
            String idSm) {
        return answer(meter, key, tokenClass, subclass, tid, Optional.empty(), face, token, idSm);
    }

    /** A section of a key change, made under the key the meter leaves. */
    public static IssuedToken ofKeyChange(
            Meter meter,
            VendingKeyAttributes from,
            int subclass,
            Optional<MeterConfigAdvice> advice,
            TokenNumber token,
            String idSm) {
        TokenFace face = TokenFace.ofKeyChange(subclass);
        return answer(meter, from, TokenClass.METER_SPECIFIC, subclass, NO_TID, advice, face, token, idSm);
    }

    private static IssuedToken answer(
            Meter meter,
            VendingKeyAttributes key,
            TokenClass tokenClass,
            int subclass,
            TokenIdentifier tid,
            Optional<MeterConfigAdvice> advice,
            TokenFace face,
            TokenNumber token,
            String idSm) {
        return new IssuedToken(
                meter.pan(),
                meter.ea().code(),
                meter.tct().code(),
                meter.sgc().value(),
                meter.krn().value(),
                meter.ti().value(),
                tokenClass.code(),
                subclass,
                tid,
                face.units(),
                tid.isReserved(),
                advice,
                face.description(),
                face.stsUnitName(),
                face.scaledAmount(),
                face.scaledUnitName(),
                token,
                idSm,
                key.kcv().hex6());
    }
}
