package io.ptoken.kmc.ap1.record;

import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.Octets;
import io.ptoken.kmc.text.TextPosition;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A record whose form has been checked by {@link RecordReader}.
 *
 * @param type what it is
 * @param line the text
 * @param lineNumber where in its file, from 1
 * @param items by tag
 */
public record ParsedRecord(RecordType type, String line, int lineNumber, Map<String, Item> items) {

    public ParsedRecord {
        items = Map.copyOf(items);
    }

    /**
     * One item.
     *
     * @param value what follows the tag
     * @param column of the first character of the tag, from 1
     */
    public record Item(String value, int column) {}

    boolean has(String tag) {
        return items.containsKey(tag);
    }

    String text(String tag) {
        Item item = items.get(tag);
        if (item == null) {
            throw new IllegalArgumentException(type + " has no " + tag);
        }
        return item.value();
    }

    public int number(String tag) {
        return Integer.parseInt(text(tag));
    }

    long longNumber(String tag) {
        return Long.parseLong(text(tag));
    }

    Instant time(String tag) {
        return TimeText.parse(text(tag)).orElseThrow();
    }

    Optional<Instant> optionalTime(String tag) {
        return has(tag) ? Optional.of(time(tag)) : Optional.empty();
    }

    Octets octets(String tag) {
        return new Octets(text(tag));
    }

    Pkid pkid(String tag, Pkid.Kind kind) {
        return PkidText.parse(kind, text(tag));
    }

    /** A refusal that points at an item of this record. */
    public KeyLoadException refusal(KeyLoadCode code, String tag, String text) {
        Item item = items.get(tag);
        int column = item == null ? line.length() + 1 : item.column();
        return new KeyLoadException(
                code, new TextPosition(lineNumber, column, type.name(), tag), type == RecordType.VK, text);
    }
}
