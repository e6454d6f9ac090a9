package io.ptoken.hsm.vend;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenClass;

/** What a module found in a token it was asked to verify. */
public sealed interface TokenVerification {

    /**
     * The token is good under that key.
     *
     * @param tokenClass class 0 or 2
     * @param subclass 0-15
     * @param value the amount code or payload: 16 bits, or 20 bits for currency credit
     * @param tid its token identifier
     */
    record Valid(TokenClass tokenClass, int subclass, int value, TokenIdentifier tid) implements TokenVerification {}

    /**
     * The token is not good.
     *
     * @param reason {@link SmStatus#TOKEN_CRC_ERROR}, {@link SmStatus#KEY_EXPIRED_ERROR},
     *     {@link SmStatus#KEY_ISSUE_EXPIRED_ERROR} or {@link SmStatus#DDTK_CREDIT_ERROR}
     */
    record Invalid(SmStatus reason) implements TokenVerification {}
}
