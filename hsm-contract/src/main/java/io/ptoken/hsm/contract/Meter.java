package io.ptoken.hsm.contract;

import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.DecoderKeyGenerator;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.token.Token;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.bits.TokenNumber;

/** The other end: holds the decoder key that a meter would hold, made apart from the module under test. */
record Meter(ContractKey vendingKey, DecoderKeyContext context) {

    static Meter of(ContractKey key, Asked asked) {
        return new Meter(
                key,
                new DecoderKeyContext(
                        asked.pan(), key.keyType(), key.sgc(), asked.ti(), key.krn(), key.baseDate(), asked.ea()));
    }

    Token read(TokenNumber number) {
        try (DecoderKey key = decoderKey()) {
            return TokenCodec.decode(number, TokenCiphers.of(context.ea(), key, StaTables.SAMPLE));
        }
    }

    /** A token for this meter that the module under test did not make. */
    TokenNumber write(Token token) {
        try (DecoderKey key = decoderKey()) {
            return TokenCodec.encode(token, TokenCiphers.of(context.ea(), key, StaTables.SAMPLE));
        }
    }

    DecoderKey decoderKey() {
        try (VendingKey key = vendingKey.key();
                DecoderKeyGenerator generator = DecoderKeyGenerator.of(vendingKey.algorithm(), key)) {
            return generator.generate(context);
        }
    }
}
