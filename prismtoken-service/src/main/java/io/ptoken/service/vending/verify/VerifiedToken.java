package io.ptoken.service.vending.verify;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.vending.answer.TokenFace;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.service.vending.request.Meter;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;

/**
 * A token of class 0 or 2 that a module found good.
 *
 * @param meter the meter it is for
 * @param key the vending key it was made under
 * @param number the token
 * @param content what is in it
 */
record VerifiedToken(Meter meter, VendingKeyAttributes key, TokenNumber number, TokenVerification.Valid content) {

    /** True for sections of a key change, of which a module may say that their CRC is right. */
    boolean isKeyChange() {
        return content.tokenClass() == TokenClass.METER_SPECIFIC
                && switch (content.subclass()) {
                    case 3, 4, 8, 9 -> true;
                    default -> false;
                };
    }

    /** The record as at issue. */
    IssuedToken answer(String idSm, CurrencyScale scale) {
        return face(scale).answer(meter, key, content.tokenClass(), content.subclass(), content.tid(), number, idSm);
    }

    private TokenFace face(CurrencyScale scale) {
        if (content.tokenClass() != TokenClass.CREDIT) {
            return TokenFace.ofManagement(content.subclass(), content.tid(), content.value());
        }
        CreditSubclass kind = CreditSubclass.ofCode(content.subclass());
        TransferAmountCode amount =
                kind.isCurrency() ? new CurrencyAmountCode(content.value()) : new UnitAmountCode(content.value());
        return TokenFace.ofCredit(kind, content.tid(), amount, scale);
    }
}
