package io.ptoken.crash.book;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializer;
import za.co.prism.prismtoken1.Token;

/**
 * A token list in little room: equal when every field of every token was equal.
 *
 * @param digits the twenty digits of each token
 * @param digest SHA-256 over all fields of all tokens
 */
record Answer(List<String> digits, String digest) {

    static Answer of(List<Token> tokens) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            TSerializer serializer = new TSerializer();
            for (Token token : tokens) {
                sha256.update(serializer.serialize(token));
            }
            return new Answer(
                    tokens.stream().map(Token::getTokenDec).toList(),
                    HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException | TException e) {
            throw new IllegalStateException(e);
        }
    }
}
