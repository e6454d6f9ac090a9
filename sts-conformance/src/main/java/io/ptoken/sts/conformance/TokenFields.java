package io.ptoken.sts.conformance;

import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.token.Token;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.TokenDecoder;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.Optional;

/** The last fields of every token vector: the class, the plain block and the 20 digits. */
final class TokenFields {

    private TokenFields() {}

    /** Compares class, block and token of an encrypted token whose key the vector names. */
    static void compareEncrypted(Vector vector, Token token, TableSets tables, Findings findings) {
        EncryptionAlgorithm ea = vector.ea();
        compareClass(vector, token, findings);
        try (DecoderKey key = KeyFields.decoderKey(vector, vector, ea, findings)) {
            compareBlockAndToken(vector, token, ea, tables.cipher(vector, ea, key), findings);
        }
    }

    static void compareClass(Vector vector, Token token, Findings findings) {
        findings.compare("class", vector.integer("class"), token.tokenClass().code());
        findings.compare("subclass", vector.integer("subclass"), token.subclass());
    }

    static void compareBlockAndToken(
            Vector vector, Token token, EncryptionAlgorithm ea, Optional<TokenCipher> cipher, Findings findings) {
        compareBlock(vector, token, findings);
        long block = vector.hex("block64", 16);
        findings.compare("block64 read back", token, TokenDecoder.decode(token.tokenClass(), block, ea));
        TokenNumber number = TokenNumber.parseDecimal(vector.text("token"));
        cipher.ifPresentOrElse(
                c -> {
                    findings.compare("token", number, TokenCodec.encode(token, c));
                    findings.compare("token read back", token, TokenCodec.decode(number, c));
                },
                () -> findings.skip(TableSets.MISSING));
    }

    static void compareBlock(Vector vector, Token token, Findings findings) {
        findings.compareHex("block64", 16, vector.hex("block64", 16), token.block());
    }
}
