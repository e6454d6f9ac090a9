package io.ptoken.sts.token;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.TokenException;
import io.ptoken.sts.TokenException.Fault;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;

/**
 * The way from a token's fields to its 66-bit number and back (specification section 1): body, CRC, encryption for classes
 * 0 and 2, class insertion.
 *
 * <p>No state; as thread-safe as the cipher given.
 */
public final class TokenCodec {

    private TokenCodec() {}

    /**
     * The number of a token.
     *
     * @param cipher under the decoder key of the meter, for key changes the current one; class 1 does not use it
     */
    public static TokenNumber encode(Token token, TokenCipher cipher) {
        TokenClass tokenClass = token.tokenClass();
        long block = token.block();
        return TokenNumber.insert(tokenClass, isEncrypted(tokenClass) ? cipher.encrypt(block) : block);
    }

    /**
     * The number of a class 1 token, which is never encrypted.
     *
     * @throws InvalidValueException for a token of another class
     */
    public static TokenNumber encodeClear(Token token) {
        if (isEncrypted(token.tokenClass())) {
            throw new InvalidValueException(
                    "class", Integer.toString(token.tokenClass().code()), "1");
        }
        return TokenNumber.insert(token.tokenClass(), token.block());
    }

    /**
     * Reads a token.
     *
     * @param cipher under the decoder key of the meter; class 1 does not use it
     * @throws TokenException with fault CRC when the CRC is wrong, as under another key, or RESERVED
     */
    public static Token decode(TokenNumber number, TokenCipher cipher) {
        TokenClass tokenClass = number.tokenClass();
        long block = isEncrypted(tokenClass) ? cipher.decrypt(number.block()) : number.block();
        return TokenDecoder.decode(tokenClass, block, cipher.algorithm());
    }

    /**
     * Reads a class 1 token, for which no key is needed.
     *
     * @throws InvalidValueException for a token of another class
     * @throws TokenException with fault CRC or RESERVED
     */
    public static MeterTestToken decodeClear(TokenNumber number) {
        TokenClass tokenClass = number.tokenClass();
        if (tokenClass != TokenClass.NON_METER_SPECIFIC) {
            throw new InvalidValueException("class", Integer.toString(tokenClass.code()), "1");
        }
        return (MeterTestToken) TokenDecoder.decode(tokenClass, number.block(), EncryptionAlgorithm.STA);
    }

    private static boolean isEncrypted(TokenClass tokenClass) {
        return switch (tokenClass) {
            case CREDIT, METER_SPECIFIC -> true;
            case NON_METER_SPECIFIC -> false;
            case RESERVED -> throw new TokenException(Fault.RESERVED, "token class 3 is reserved");
        };
    }
}
