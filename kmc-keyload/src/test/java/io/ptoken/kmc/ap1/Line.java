package io.ptoken.kmc.ap1;

import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.ap1.crypto.Hashes;
import io.ptoken.kmc.ap1.crypto.P384;
import io.ptoken.kmc.ap1.record.RecordDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Changes to the text of a record, each followed by the CRC that belongs to it. */
final class Line {

    private Line() {}

    static String set(String line, String tag, String value) {
        List<String> items = items(line);
        items.replaceAll(item -> item.startsWith(tag) ? tag + value : item);
        return join(items);
    }

    static String remove(String line, String tag) {
        List<String> items = items(line);
        items.removeIf(item -> item.startsWith(tag));
        return join(items);
    }

    static String insertBefore(String line, String tag, String item) {
        List<String> items = items(line);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).startsWith(tag)) {
                items.add(i, item);
                return join(items);
            }
        }
        throw new IllegalArgumentException("no " + tag);
    }

    /** The value of an item. */
    static String get(String line, String tag) {
        int start = line.indexOf(";" + tag) + 1 + tag.length();
        return line.substring(start, line.indexOf(';', start));
    }

    /** With the signature of that key over the changed text. */
    static String resigned(String line, SecretOctets key) {
        return set(
                line,
                "SIG",
                P384.sign(key, Hashes.ascii(Covered.before(line, "SIG"))).hex());
    }

    /** With the CRC that belongs to what is before it. */
    static String closed(String line) {
        return RecordDraft.closed(Covered.before(line, "CRC"));
    }

    /** Without CRC. */
    private static List<String> items(String line) {
        String text = line.contains(";CRC") ? Covered.before(line, "CRC") : line;
        return new ArrayList<>(
                Arrays.asList(text.substring(0, text.length() - 1).split(";", -1)));
    }

    private static String join(List<String> items) {
        return RecordDraft.closed(String.join(";", items) + ";");
    }

    static String otherLastDigit(String hex) {
        char last = hex.charAt(hex.length() - 1);
        return hex.substring(0, hex.length() - 1) + (last == '0' ? '1' : '0');
    }
}
