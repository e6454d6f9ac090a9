package io.ptoken.sts.conformance;

import io.ptoken.sts.conformance.Result.Failed;
import io.ptoken.sts.conformance.Result.Passed;
import io.ptoken.sts.conformance.Result.Skipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what a check finds in one vector. A difference outweighs something left out. */
final class Findings {

    private final List<String> differences = new ArrayList<>();
    private Optional<String> missing = Optional.empty();

    /** Notes a difference unless both are equal. */
    void compare(String field, Object expected, Object got) {
        if (!expected.equals(got)) {
            differences.add(field + ": expected " + expected + ", got " + got);
        }
    }

    /** As {@link #compare} for numbers shown in hex. */
    void compareHex(String field, int digits, long expected, long got) {
        compare(field, hex(expected, digits), hex(got, digits));
    }

    /** As {@link #compare} for what must not be shown. */
    void compareSecret(String field, Object expected, Object got) {
        if (!expected.equals(got)) {
            differences.add(field + ": expected that of the file, got another");
        }
    }

    void fail(String reason) {
        differences.add(reason);
    }

    /** Notes that part of the vector was left out. */
    void skip(String reason) {
        missing = Optional.of(reason);
    }

    Result result() {
        if (!differences.isEmpty()) {
            return new Failed(String.join("; ", differences));
        }
        return missing.<Result>map(Skipped::new).orElseGet(Passed::new);
    }

    private static String hex(long value, int digits) {
        String text = Long.toHexString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
