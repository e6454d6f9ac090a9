package io.ptoken.hsm.protocol.sts6.vend;

import static io.ptoken.hsm.protocol.settings.FieldType.N;
import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ModuleSettings.RolloverFlag;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.DomainFields;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Response to {@code SM?VK} and {@code SM?MK} (module protocol section 3.8): rollover flag, number of tokens, all hex forms,
 * all decimal forms. Whether the flag tells anything is assumption A26.
 *
 * @param vended two to four tokens
 */
public record KeyChangeTokens(VendedKeyChange vended) implements ModuleResponse {

    private static final FieldLayout LAYOUT = FieldLayout.EMPTY
            .and(N, "rollover flag")
            .and(N, "number of tokens")
            .and(P, "tokens hex")
            .and(P, "tokens decimal")
            .tolerant();

    private static final int MIN_TOKENS = 2;
    private static final int MAX_TOKENS = 4;

    public KeyChangeTokens {
        InvalidValueException.requireRange("number of tokens", vended.tokens().size(), MIN_TOKENS, MAX_TOKENS);
    }

    @Override
    public String encode(ProtocolSettings settings) {
        boolean flag = vended.rollover() && settings.module().rolloverFlag() == RolloverFlag.BASE_DATE_CHANGE;
        List<TokenNumber> tokens = vended.tokens();
        return new FieldWriter(settings.fields())
                .number(flag ? 1 : 0)
                .number(tokens.size())
                .text(tokens.stream().map(TokenNumber::hex).collect(Collectors.joining()))
                .text(tokens.stream().map(TokenNumber::decimal).collect(Collectors.joining()))
                .body();
    }

    /** Reads the body of a response. */
    public static KeyChangeTokens decode(String body, ProtocolSettings settings) {
        Fields fields = LAYOUT.read(body, settings.fields());
        boolean rollover = fields.integer(0, 0, 1) == 1;
        int count = fields.integer(1, MIN_TOKENS, MAX_TOKENS);
        requireLength(fields, 2, count * TokenNumber.HEX_DIGITS);
        requireLength(fields, 3, count * TokenNumber.DECIMAL_DIGITS);
        List<TokenNumber> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tokens.add(DomainFields.token(
                    fields,
                    2,
                    part(fields.text(2), i, TokenNumber.HEX_DIGITS),
                    part(fields.text(3), i, TokenNumber.DECIMAL_DIGITS)));
        }
        return new KeyChangeTokens(new VendedKeyChange(rollover, tokens));
    }

    private static String part(String all, int number, int length) {
        return all.substring(number * length, (number + 1) * length);
    }

    private static void requireLength(Fields fields, int index, int expected) {
        int length = fields.text(index).length();
        if (length != expected) {
            throw fields.fault(SmStatus.PTVD_RANGE, index, "has " + length + " digits, expected " + expected);
        }
    }
}
