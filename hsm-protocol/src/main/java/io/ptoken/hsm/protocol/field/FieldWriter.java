package io.ptoken.hsm.protocol.field;

import io.ptoken.hsm.protocol.settings.FieldSettings;
import io.ptoken.hsm.protocol.settings.FieldSettings.HexWidth;
import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;

/** Writes the fields of one body. Not thread safe. */
public final class FieldWriter {

    private static final char END = '~';
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private final FieldSettings settings;
    private final StringBuilder body = new StringBuilder();

    /** An empty body. */
    public FieldWriter(FieldSettings settings) {
        this.settings = settings;
    }

    /** An N field. */
    public FieldWriter number(long value) {
        if (value < 0) {
            throw new InvalidValueException("number", Long.toString(value), "0 or more");
        }
        return field('N', Long.toString(value));
    }

    /**
     * A P field.
     *
     * @throws InvalidValueException when a character is outside 0x20-0x7D; shows place and code of the character, not the
     *     value
     */
    public FieldWriter text(String value) {
        return field('P', requireText("text", value));
    }

    /**
     * An H field with a number.
     *
     * @param octets how many octets the largest number takes, 1-8
     */
    public FieldWriter hexNumber(long value, int octets) {
        InvalidValueException.requireBits("hex number", value, 8 * octets);
        String digits = UPPER.toHexDigits(value).substring(16 - 2 * octets);
        while (settings.hexWidth() == HexWidth.MINIMAL && digits.length() > 2 && digits.startsWith("00")) {
            digits = digits.substring(2);
        }
        return field('H', digits);
    }

    /** An H field with octets. */
    public FieldWriter octets(HexOctets value) {
        return field('H', value.digits());
    }

    /** A D field, in the zone of the module; fractions of a second are dropped. */
    public FieldWriter time(Instant value) {
        LocalDateTime time = value.atOffset(settings.moduleZone()).toLocalDateTime();
        InvalidValueException.requireRange("year", time.getYear(), 0, 9999);
        return field('D', Stamp.format(time));
    }

    /** A field whose type letter is a setting. */
    public FieldWriter typed(char letter, String value) {
        return field(letter, requireText("value", value));
    }

    /** The body so far. */
    public String body() {
        return body.toString();
    }

    /**
     * Returns {@code value} when it can stand in a P field.
     *
     * @throws InvalidValueException when not; shows place and code of the character, not the value
     */
    public static String requireText(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character < ' ' || character >= END) {
                throw new InvalidValueException(
                        name, String.format("U+%04X at %d", (int) character, i), "printable ASCII without ~");
            }
        }
        return value;
    }

    private FieldWriter field(char letter, String value) {
        body.append(letter).append(value).append(END);
        return this;
    }
}
