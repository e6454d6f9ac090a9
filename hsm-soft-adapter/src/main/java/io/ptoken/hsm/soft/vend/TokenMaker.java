package io.ptoken.hsm.soft.vend;

import io.ptoken.hsm.soft.health.ModuleHealth;
import io.ptoken.sts.TokenException;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.token.Token;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.bits.TokenNumber;

/** Encrypts a token and lets it out only after it has been decrypted again and found to be the one asked for. */
public final class TokenMaker {

    private final ModuleHealth health;

    public TokenMaker(ModuleHealth health) {
        this.health = health;
    }

    TokenNumber make(Token token, TokenCipher cipher) {
        TokenNumber number = TokenCodec.encode(token, cipher);
        if (!readsAs(token, number, cipher)) {
            throw health.fail("a token did not decode to what was asked for");
        }
        return number;
    }

    private static boolean readsAs(Token token, TokenNumber number, TokenCipher cipher) {
        try {
            return TokenCodec.decode(number, cipher).equals(token);
        } catch (TokenException e) {
            return false; // the caller reports it; the message may tell about the token
        }
    }
}
