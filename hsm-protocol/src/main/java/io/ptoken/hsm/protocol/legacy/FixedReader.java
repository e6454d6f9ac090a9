package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.TokenException;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Takes the fields of a body one after the other. Every fault is status 02, with the place. Not thread safe. */
final class FixedReader {

    static final int PAN_WIDTH = 19;

    private final String body;
    private int place;

    FixedReader(String body) {
        this.body = body;
    }

    String text(String name, int width) {
        if (body.length() - place < width) {
            throw fault(name, "has " + (body.length() - place) + " characters, expected " + width);
        }
        String field = body.substring(place, place + width);
        place += width;
        return field;
    }

    String rest() {
        String rest = body.substring(place);
        place = body.length();
        return rest;
    }

    boolean next(char character) {
        return place < body.length() && body.charAt(place) == character;
    }

    int decimal(String name, int width) {
        return number(name, width, 10);
    }

    int hex(String name, int width) {
        return number(name, width, 16);
    }

    /** A decimal field as a domain type. */
    <T> T decimal(String name, int width, IntFunction<T> type) {
        int begin = place;
        int value = decimal(name, width);
        return make(name, begin, () -> type.apply(value));
    }

    /** A field as a domain type; its faults show what they got, so not for secrets. */
    <T> T as(String name, int width, Function<String, T> type) {
        int begin = place;
        String field = text(name, width);
        return make(name, begin, () -> type.apply(field));
    }

    MeterPan pan() {
        return as("MeterPAN", PAN_WIDTH, field -> {
            if (!field.endsWith(" ")) {
                throw new InvalidValueException("MeterPAN", field, "18 digits and a space");
            }
            return new MeterPan(field.substring(0, PAN_WIDTH - 1));
        });
    }

    /** A token whose two forms must agree; faults do not show it. */
    TokenNumber token(String hex, String decimal) {
        try {
            TokenNumber token = TokenNumber.parseHex(hex);
            if (token.equals(TokenNumber.parseDecimal(decimal))) {
                return token;
            }
        } catch (TokenException e) {
            throw fault("token", "is none");
        }
        throw fault("token", "has two forms that do not agree");
    }

    void end() {
        if (place != body.length()) {
            throw fault("body", "has " + (body.length() - place) + " characters too many");
        }
    }

    private int number(String name, int width, int radix) {
        int begin = place;
        String field = text(name, width);
        int value = 0;
        for (int i = 0; i < width; i++) {
            char character = field.charAt(i);
            int digit = character >= 'a' ? -1 : Character.digit(character, radix);
            if (digit < 0) {
                place = begin + i;
                throw fault(name, "expected " + width + (radix == 10 ? " digits" : " upper-case hex digits"));
            }
            value = value * radix + digit;
        }
        return value;
    }

    private static <T> T make(String name, int begin, Maker<T> maker) {
        try {
            return maker.make();
        } catch (InvalidValueException e) {
            throw new FieldException(
                    SmStatus.FORMAT_ERROR, begin, name + ": got '" + e.got() + "', expected " + e.expected());
        }
    }

    private FieldException fault(String name, String what) {
        return new FieldException(SmStatus.FORMAT_ERROR, place, name + " " + what);
    }

    private interface Maker<T> {
        T make();
    }
}
