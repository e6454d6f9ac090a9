package io.ptoken.kmc.ap1.record;

import io.ptoken.kmc.ap1.crypto.KeyWrap;
import io.ptoken.kmc.ap1.record.ParsedRecord.Item;
import io.ptoken.kmc.ap1.record.RecordType.Field;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.TextPosition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads one record, with the checks of key-load profile section 2.7 in their order. */
public final class RecordReader {

    public static final int MAX_LINE = 8192;

    private static final int TAG_LENGTH = 3;
    private static final char FIRST_CHARACTER = ' ';
    private static final char LAST_CHARACTER = '}';
    private static final Pattern TAG = Pattern.compile("[A-Z][A-Z0-9]{2}");
    private static final Pattern CRC = Pattern.compile("[0-9A-F]{4}");

    private final String line;
    private final int lineNumber;
    private final Map<String, Item> items = new LinkedHashMap<>();

    private RecordReader(String line, int lineNumber) {
        this.line = line;
        this.lineNumber = lineNumber;
    }

    /**
     * Reads one record.
     *
     * @param line without line end
     * @param lineNumber for messages, from 1
     * @throws KeyLoadException for the first check that fails
     */
    public static ParsedRecord read(String line, int lineNumber) {
        return new RecordReader(line, lineNumber).read();
    }

    private ParsedRecord read() {
        checkLength();
        checkCharacters();
        RecordType type = head();
        readItems(type);
        checkOrder(type);
        checkTagsKnown(type);
        checkCrc(type);
        checkTagsThere(type);
        ParsedRecord read = new ParsedRecord(type, line, lineNumber, items);
        checkValues(read);
        checkIdentities(read);
        return read;
    }

    private void checkLength() {
        if (line.length() > MAX_LINE) {
            throw fault(
                    KeyLoadCode.LIMIT_EXCEEDED,
                    MAX_LINE + 1,
                    "got a line of " + line.length() + " characters, expected at most " + MAX_LINE);
        }
    }

    private void checkCharacters() {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < FIRST_CHARACTER || c > LAST_CHARACTER) {
                throw fault(KeyLoadCode.BAD_CHARACTER, i + 1, "got " + Shown.of(c) + ", expected x20-x7D");
            }
        }
    }

    private RecordType head() {
        int end = line.indexOf(';');
        String head = end < 0 ? line : line.substring(0, end);
        if (end < 0 || !head.endsWith(".1")) {
            throw fault(KeyLoadCode.BAD_RECORD_SYNTAX, 1, "got " + Shown.of(head) + ", expected TYPE.1;");
        }
        RecordType type = RecordType.named(head.substring(0, head.length() - 2))
                .orElseThrow(() -> fault(
                        KeyLoadCode.BAD_RECORD_SYNTAX,
                        1,
                        "got the type " + Shown.of(head) + ", expected one of " + List.of(RecordType.values())));
        if (!line.endsWith(";")) {
            throw fault(
                    KeyLoadCode.BAD_RECORD_SYNTAX, line.length() + 1, type, "", "got no ';' at the end, expected one");
        }
        if (end == line.length() - 1) {
            throw fault(KeyLoadCode.BAD_RECORD_SYNTAX, line.length() + 1, type, "", "got no item, expected some");
        }
        return type;
    }

    private void readItems(RecordType type) {
        int start = line.indexOf(';') + 1;
        while (start < line.length()) {
            int end = line.indexOf(';', start);
            String item = line.substring(start, end);
            if (item.length() <= TAG_LENGTH
                    || !TAG.matcher(item.substring(0, TAG_LENGTH)).matches()) {
                throw fault(
                        KeyLoadCode.BAD_RECORD_SYNTAX,
                        start + 1,
                        type,
                        "",
                        "got the item " + Shown.of(item) + ", expected a tag of three characters and a value");
            }
            String tag = item.substring(0, TAG_LENGTH);
            if (items.putIfAbsent(tag, new Item(item.substring(TAG_LENGTH), start + 1)) != null) {
                throw fault(KeyLoadCode.DUPLICATE_TAG, start + 1, type, tag, "got it twice, expected once");
            }
            start = end + 1;
        }
    }

    private void checkOrder(RecordType type) {
        String before = "";
        for (Map.Entry<String, Item> item : items.entrySet()) {
            String tag = item.getKey();
            if (!before.isEmpty() && !isBefore(before, tag)) {
                throw fault(
                        KeyLoadCode.TAG_ORDER,
                        item.getValue().column(),
                        type,
                        tag,
                        "got it after " + before + ", expected it before");
            }
            before = tag;
        }
    }

    /** Ascending, except that the trailer stands last in its own order. */
    private static boolean isBefore(String first, String second) {
        int firstRank = RecordType.TRAILER.indexOf(first);
        int secondRank = RecordType.TRAILER.indexOf(second);
        return firstRank == secondRank ? first.compareTo(second) < 0 : firstRank < secondRank;
    }

    private void checkTagsKnown(RecordType type) {
        items.forEach((tag, item) -> {
            if (!type.has(tag)) {
                throw fault(
                        KeyLoadCode.UNKNOWN_TAG,
                        item.column(),
                        type,
                        tag,
                        "got an unknown tag, expected one of "
                                + type.fields().stream().map(Field::tag).toList());
            }
        });
    }

    private void checkCrc(RecordType type) {
        Item crc = requireThere(type, "CRC");
        if (!CRC.matcher(crc.value()).matches()) {
            throw fault(
                    KeyLoadCode.BAD_VALUE,
                    crc.column(),
                    type,
                    "CRC",
                    "got " + Shown.of(crc.value()) + ", expected 4 upper-case hex digits");
        }
        String expected = Crc16Modbus.of(line.substring(0, crc.column() - 1));
        if (!expected.equals(crc.value())) {
            throw fault(
                    KeyLoadCode.CRC_MISMATCH,
                    crc.column(),
                    type,
                    "CRC",
                    "got " + crc.value() + ", expected " + expected + " for this text");
        }
    }

    private void checkTagsThere(RecordType type) {
        type.fields().stream().filter(Field::mandatory).forEach(field -> requireThere(type, field.tag()));
    }

    private Item requireThere(RecordType type, String tag) {
        Item item = items.get(tag);
        if (item == null) {
            throw fault(KeyLoadCode.MISSING_TAG, line.length() + 1, type, tag, "got none, expected one");
        }
        return item;
    }

    private static void checkValues(ParsedRecord parsed) {
        for (Field field : parsed.type().fields()) {
            if (parsed.has(field.tag())) {
                checkValue(parsed, field);
            }
        }
    }

    private static void checkValue(ParsedRecord parsed, Field field) {
        FieldType type = field.tag().equals("WVK") ? wrappedKey(parsed.number("VKL")) : field.type();
        String value = parsed.text(field.tag());
        if (!type.accepts().test(value)) {
            throw parsed.refusal(
                    KeyLoadCode.BAD_VALUE, field.tag(), "got " + Shown.of(value) + ", expected " + type.expected());
        }
    }

    /** The key and 16 bytes that authenticate it. */
    private static FieldType wrappedKey(int keyBytes) {
        return FieldType.hex(2 * (keyBytes + KeyWrap.TAG_BYTES));
    }

    private static void checkIdentities(ParsedRecord parsed) {
        for (Field field : parsed.type().fields()) {
            for (Pkid.Kind kind : field.type().pkid()) {
                String value = parsed.text(field.tag());
                PkidText.fault(kind, value).ifPresent(fault -> {
                    throw parsed.refusal(
                            KeyLoadCode.PKID_INVALID, field.tag(), "got " + Shown.of(value) + ", " + fault);
                });
            }
        }
    }

    private KeyLoadException fault(KeyLoadCode code, int column, String text) {
        return new KeyLoadException(code, new TextPosition(lineNumber, column, "", ""), false, text);
    }

    private KeyLoadException fault(KeyLoadCode code, int column, RecordType type, String tag, String text) {
        return new KeyLoadException(
                code, new TextPosition(lineNumber, column, type.name(), tag), type == RecordType.VK, text);
    }
}
