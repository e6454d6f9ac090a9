package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.token.bits.TokenNumber;

/**
 * Response to {@code SM?TK} and {@code SM?GT}: both hex forms, then both decimal forms.
 *
 * @param first 1st section
 * @param second 2nd section
 */
public record LegacyKeyChangeTokens(TokenNumber first, TokenNumber second) implements ModuleResponse {

    @Override
    public String encode(ProtocolSettings settings) {
        return first.hex() + second.hex() + first.decimal() + second.decimal();
    }

    /** Reads the body of a response. */
    public static LegacyKeyChangeTokens decode(String body, ProtocolSettings settings) {
        FixedReader reader = new FixedReader(body);
        String firstHex = reader.text("1st token hex", TokenNumber.HEX_DIGITS);
        String secondHex = reader.text("2nd token hex", TokenNumber.HEX_DIGITS);
        String firstDecimal = reader.text("1st token decimal", TokenNumber.DECIMAL_DIGITS);
        String secondDecimal = reader.text("2nd token decimal", TokenNumber.DECIMAL_DIGITS);
        reader.end();
        return new LegacyKeyChangeTokens(reader.token(firstHex, firstDecimal), reader.token(secondHex, secondDecimal));
    }
}
