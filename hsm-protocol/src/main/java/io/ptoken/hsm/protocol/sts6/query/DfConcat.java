package io.ptoken.hsm.protocol.sts6.query;

import io.ptoken.hsm.protocol.frame.Crc16;
import io.ptoken.hsm.protocol.settings.CommandSettings.RecordCrc;
import io.ptoken.sts.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A dfconcat record (module protocol section 7.4): elements, each followed by a colon, then four hex digits of a check sum
 * over everything before them. Which check sum is assumption A30.
 *
 * @param elements at least one; printable ASCII without colon and tilde
 */
public record DfConcat(List<String> elements) {

    private static final char COLON = ':';

    public DfConcat {
        elements = List.copyOf(elements);
        if (elements.isEmpty() || elements.stream().anyMatch(element -> element.indexOf(COLON) >= 0)) {
            throw new InvalidValueException(
                    "dfconcat record", elements.size() + " elements", "one element or more, without colon");
        }
    }

    /** The record with its check sum. */
    public String encode(RecordCrc crc) {
        String covered = String.join(":", elements) + COLON;
        return covered + checkSum(covered, crc);
    }

    /**
     * Reads a record and checks its check sum.
     *
     * @throws InvalidValueException when it has none or a wrong one
     */
    public static DfConcat parse(String text, RecordCrc crc) {
        int lastColon = text.lastIndexOf(COLON);
        if (lastColon < 0) {
            throw new InvalidValueException("dfconcat record", "no colon", "elements and a check sum, between colons");
        }
        String covered = text.substring(0, lastColon + 1);
        String got = text.substring(lastColon + 1);
        String expected = checkSum(covered, crc);
        if (crc != RecordCrc.UNCHECKED && !got.toUpperCase(Locale.ROOT).equals(expected)) {
            throw new InvalidValueException("check sum of dfconcat record", got, expected);
        }
        return new DfConcat(List.of(covered.substring(0, lastColon).split(":", -1)));
    }

    private static String checkSum(String covered, RecordCrc crc) {
        byte[] bytes = covered.getBytes(StandardCharsets.US_ASCII);
        int sum = crc == RecordCrc.CRC16_ARC ? Crc16.arc(bytes, 0, bytes.length) : Crc16.modbus(bytes, 0, bytes.length);
        return String.format("%04X", sum);
    }
}
