package io.ptoken.sts.meter;

import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;

/**
 * Steps 2 and 3: the class bits taken out, the block of classes 0 and 2 decrypted.
 *
 * @param tokenClass 0-2
 * @param block plain if the key is the right one; its CRC will tell
 */
record EncodedToken(TokenClass tokenClass, long block) {

    static EncodedToken open(TokenNumber number, TokenCipher cipher) {
        TokenClass tokenClass = number.tokenClass();
        return switch (tokenClass) {
            case CREDIT, METER_SPECIFIC -> new EncodedToken(tokenClass, cipher.decrypt(number.block()));
            case NON_METER_SPECIFIC -> new EncodedToken(tokenClass, number.block());
            // Nobody knows how the block of a reserved class would be protected.
            case RESERVED -> throw new Refusal(MeterStage.DECRYPT, MeterResult.FUNCTION_ERROR);
        };
    }

    /** Without the block, which may hold part of a key. */
    @Override
    public String toString() {
        return "EncodedToken[" + tokenClass + "]";
    }
}
