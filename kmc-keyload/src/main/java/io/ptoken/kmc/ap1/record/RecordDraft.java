package io.ptoken.kmc.ap1.record;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A record while it is built: items in the order of the record, whatever the order they came in. Not thread safe.
 *
 * <p>The text up to an item that covers it (WVK, KCM, SIG) is {@link #before}: the record with what is set so far.
 */
public final class RecordDraft {

    private final RecordType type;
    private final Map<String, String> values = new TreeMap<>();

    public RecordDraft(RecordType type) {
        this.type = type;
    }

    public static RecordDraft of(RecordType type, Map<String, String> values) {
        RecordDraft draft = new RecordDraft(type);
        values.forEach(draft::with);
        return draft;
    }

    /** What is set so far, by tag; a copy. */
    public SortedMap<String, String> values() {
        return new TreeMap<>(values);
    }

    /** Sets an item, or replaces it. */
    public RecordDraft with(String tag, String value) {
        if (!type.has(tag)) {
            throw new IllegalArgumentException(type + " has no " + tag);
        }
        values.put(tag, value);
        return this;
    }

    /** The text that comes before an item: up to and including the semicolon in front of it. */
    public String before(String tag) {
        StringBuilder text = new StringBuilder(type.name()).append(".1;");
        for (RecordType.Field field : type.fields()) {
            if (field.tag().equals(tag)) {
                return text.toString();
            }
            String value = values.get(field.tag());
            if (value != null) {
                text.append(field.tag()).append(value).append(';');
            }
        }
        throw new IllegalArgumentException(type + " has no " + tag);
    }

    /** The whole record with its CRC. */
    public String line() {
        return closed(before("CRC"));
    }

    /** A text up to and including the semicolon before CRC, with the CRC that belongs to it. */
    public static String closed(String text) {
        return text + "CRC" + Crc16Modbus.of(text) + ";";
    }
}
