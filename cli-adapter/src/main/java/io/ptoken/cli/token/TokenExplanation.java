package io.ptoken.cli.token;

import io.ptoken.sts.TokenException;
import io.ptoken.sts.TokenException.Fault;
import io.ptoken.sts.token.ExtendedRead;
import io.ptoken.sts.token.InitiateMeterTest;
import io.ptoken.sts.token.MeterTest;
import io.ptoken.sts.token.MeterTestToken;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What twenty digits say without any key: everything for class 1, the class alone for the others, whose fields are
 * encrypted.
 */
public final class TokenExplanation {

    private TokenExplanation() {}

    /**
     * Field names and values in the order to show them.
     *
     * @throws io.ptoken.sts.TokenException when the digits are no token, its CRC is wrong, or it is reserved
     */
    public static Map<String, String> of(TokenNumber number) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", number.decimal());
        fields.put("hex", number.hex());
        fields.put("class", number.tokenClass().code() + " (" + meaning(number.tokenClass()) + ")");
        switch (number.tokenClass()) {
            case NON_METER_SPECIFIC -> explain(TokenCodec.decodeClear(number), fields);
            case CREDIT, METER_SPECIFIC -> fields.put("fields", "encrypted under the decoder key of the meter");
            case RESERVED -> throw new TokenException(Fault.RESERVED, "token class 3 is reserved");
        }
        return fields;
    }

    private static String meaning(TokenClass tokenClass) {
        return switch (tokenClass) {
            case CREDIT -> "credit";
            case NON_METER_SPECIFIC -> "test and display, works in any meter, not encrypted";
            case METER_SPECIFIC -> "management or key change";
            case RESERVED -> "reserved";
        };
    }

    private static void explain(MeterTestToken token, Map<String, String> fields) {
        fields.put("subclass", token.subclass() + " (" + token.description() + ")");
        int digits = token.form().controlBits() / 4;
        fields.put(
                "control",
                String.format(
                        "%0" + digits + "X (%d bits)",
                        token.control(),
                        token.form().controlBits()));
        fields.put(
                "manufacturer",
                token.manufacturerCode() == 0 ? "0 (every manufacturer)" : Integer.toString(token.manufacturerCode()));
        if (token instanceof InitiateMeterTest test) {
            fields.put("asks for", tests(test));
        } else if (token instanceof ExtendedRead read) {
            fields.put("asks for", read.index() == 63 ? "flags" : "control " + read.index());
        }
    }

    private static String tests(InitiateMeterTest token) {
        if (token.isAllTests()) {
            return "test 0, everything the meter supports";
        }
        String named = token.tests().stream().map(TokenExplanation::named).collect(Collectors.joining(", "));
        return named.isEmpty() ? "nothing that the standard names" : named;
    }

    private static String named(MeterTest test) {
        return "test " + test.number() + " "
                + test.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
