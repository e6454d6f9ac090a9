package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.token.bits.TokenNumber;

/** Response to {@code SM?TC} and {@code SM?TM}: 17 hex digits, 20 decimal digits, which must be the same token. */
public record LegacyToken(TokenNumber token) implements ModuleResponse {

    @Override
    public String encode(ProtocolSettings settings) {
        return token.hex() + token.decimal();
    }

    /** Reads the body of a response. */
    public static LegacyToken decode(String body, ProtocolSettings settings) {
        FixedReader reader = new FixedReader(body);
        String hex = reader.text("token hex", TokenNumber.HEX_DIGITS);
        TokenNumber token = reader.token(hex, reader.text("token decimal", TokenNumber.DECIMAL_DIGITS));
        reader.end();
        return new LegacyToken(token);
    }
}
