package io.ptoken.hsm.soft.licence;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * A licence as it was found between its guards.
 *
 * @param fields the signed lines
 * @param base64 the signature, 128 characters
 */
record LicenceText(List<String> fields, String base64) {

    static final String START = "-----START PTOKEN TRANSACTION LICENCE-----";
    static final String END = "-----END PTOKEN TRANSACTION LICENCE-----";

    /** Longest text that is looked at: far beyond an e-mail with all its headers. */
    static final int LONGEST = 256 * 1024;

    private static final int SIGNATURE_LINES = 2;
    private static final int SIGNATURE_LINE = 64;

    /** What is signed. */
    static String signedText(List<String> fields) {
        return String.join("\n", fields) + "\n";
    }

    /** 96 bytes. */
    byte[] signature() {
        return Base64.getDecoder().decode(base64);
    }

    static String write(List<String> fields, byte[] signature) {
        List<String> lines = new ArrayList<>();
        lines.add(START);
        lines.addAll(fields);
        String base64 = Base64.getEncoder().encodeToString(signature);
        lines.add(base64.substring(0, SIGNATURE_LINE));
        lines.add(base64.substring(SIGNATURE_LINE));
        lines.add(END);
        return String.join("\n", lines) + "\n";
    }

    /** @throws SecurityModuleException 02 when there is not exactly one licence with a signature of the right form */
    static LicenceText find(String text) {
        if (text.length() > LONGEST) {
            throw malformed("the text has " + text.length() + " characters, at most " + LONGEST
                    + " are looked at: pass the lines from START to END alone");
        }
        List<String> lines = lines(text);
        int start = lines.indexOf(START);
        if (start < 0) {
            throw malformed("there is no licence in the text: no line " + START);
        }
        if (Collections.frequency(lines, START) > 1) {
            throw malformed("the text holds more than one licence: pass the one to be loaded alone");
        }
        int length = lines.subList(start, lines.size()).indexOf(END);
        if (length < 0) {
            throw malformed("the licence is cut: there is no line " + END + " after its start");
        }
        return of(lines.subList(start + 1, start + length));
    }

    private static LicenceText of(List<String> content) {
        int fields = Math.max(0, content.size() - SIGNATURE_LINES);
        List<String> signature = content.subList(fields, content.size());
        boolean wellFormed = signature.size() == SIGNATURE_LINES
                && signature.stream().allMatch(line -> line.matches("[A-Za-z0-9+/]{" + SIGNATURE_LINE + "}"));
        if (!wellFormed) {
            throw malformed("the signature of the licence is not two lines of " + SIGNATURE_LINE + " characters");
        }
        return new LicenceText(List.copyOf(content.subList(0, fields)), String.join("", signature));
    }

    /** Lines without what mail programs add. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int feed = text.indexOf('\n', from);
            int to = feed < 0 ? text.length() : feed;
            lines.add(bare(text, from, to));
            from = to + 1;
        }
        return lines;
    }

    private static String bare(String text, int from, int to) {
        int first = from;
        int last = to;
        while (first < last && " \t>".indexOf(text.charAt(first)) >= 0) {
            first++;
        }
        while (last > first && " \t\r".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return text.substring(first, last);
    }

    private static SecurityModuleException malformed(String text) {
        return new SecurityModuleException(SmStatus.FORMAT_ERROR, text);
    }
}
