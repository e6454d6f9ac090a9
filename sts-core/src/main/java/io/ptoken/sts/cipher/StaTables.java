package io.ptoken.sts.cipher;

import io.ptoken.sts.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * The two substitution tables and the permutation of STA, as data (specification section 9). The sample set is built in;
 * the operational set, which real meters use, is licensed and comes from the licensee's file ({@link StaTablesFile}).
 *
 * <p>Immutable and thread-safe. Making one prepares the cipher's look-up tables, so make it once and share it.
 */
public final class StaTables {

    /** Which set this is, told by its fingerprint. */
    public enum Kind {
        /** The example printed in the standard; real meters refuse tokens made with it. */
        SAMPLE,
        /** The set of real meters. */
        OPERATIONAL,
        /** Neither. */
        OTHER
    }

    private static final String SAMPLE_FINGERPRINT = "e4c14e63ff4b48f13240d22b5cd139cb0992af46a95da9225d9ec7e6536c36e8";
    private static final String OPERATIONAL_FINGERPRINT =
            "4af47304af29b3cfb0786d616d77e931c2bc2edb1d307d93acdadcc460a97ccf";

    /** The set of the standard's worked example. */
    public static final StaTables SAMPLE = of(
            "sample",
            numbers("12 10 8 4 3 15 0 2 14 1 5 13 6 9 7 11"),
            numbers("6 9 7 4 3 10 12 14 2 13 1 15 0 11 8 5"),
            numbers("29 27 34 9 16 62 55 2 40 49 38 25 33 61 30 23 "
                    + "1 41 21 57 42 15 5 58 19 53 22 17 48 28 24 39 "
                    + "3 60 36 14 11 52 54 12 31 51 10 26 0 45 37 43 "
                    + "44 6 59 4 7 35 56 50 13 18 32 47 46 63 20 8"));

    private final String name;
    private final String fingerprint;
    private final StaLookup lookup;

    private StaTables(String name, String fingerprint, StaLookup lookup) {
        this.name = name;
        this.fingerprint = fingerprint;
        this.lookup = lookup;
    }

    /**
     * A set of tables.
     *
     * @param name what the owner calls the set
     * @param s1 substitution where the key bit is 0: the numbers 0-15 in some order
     * @param s2 substitution where the key bit is 1: likewise
     * @param p bit i moves to bit p[i]: the numbers 0-63 in some order
     * @throws InvalidValueException when a table has another shape; the message repeats none of its numbers
     */
    public static StaTables of(String name, int[] s1, int[] s2, int[] p) {
        requirePermutation("substitution1", s1, 16);
        requirePermutation("substitution2", s2, 16);
        requirePermutation("permutation", p, 64);
        return new StaTables(name, fingerprint(s1, s2, p), StaLookup.of(s1, s2, p));
    }

    /** A table as the specification and {@link #fingerprint} write it: decimal numbers, a space between two. */
    private static int[] numbers(String line) {
        return Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    /** What the owner calls the set. */
    public String name() {
        return name;
    }

    /** SHA-256, in lower-case hex, over three lines of decimal numbers separated by one space: S1, S2, P. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Which set this is. */
    public Kind kind() {
        return switch (fingerprint) {
            case SAMPLE_FINGERPRINT -> Kind.SAMPLE;
            case OPERATIONAL_FINGERPRINT -> Kind.OPERATIONAL;
            default -> Kind.OTHER;
        };
    }

    /** One phrase for status lines. */
    public String describe() {
        return switch (kind()) {
            case SAMPLE -> "sample (for tests only: real meters refuse these tokens)";
            case OPERATIONAL -> "operational";
            case OTHER -> "unknown set '" + name + "' (fingerprint " + fingerprint.substring(0, 8) + "…)";
        };
    }

    StaLookup lookup() {
        return lookup;
    }

    private static void requirePermutation(String field, int[] table, int size) {
        int[] sorted = table.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < size; i++) {
            if (table.length != size || sorted[i] != i) {
                throw new InvalidValueException(
                        "STA " + field,
                        "a table of " + table.length + " numbers that is none",
                        "the numbers 0-" + (size - 1) + " in some order");
            }
        }
    }

    private static String fingerprint(int[]... tables) {
        String lines = Arrays.stream(tables).map(StaTables::line).collect(Collectors.joining());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String line(int[] table) {
        return Arrays.stream(table).mapToObj(Integer::toString).collect(Collectors.joining(" ", "", "\n"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StaTables tables && fingerprint.equals(tables.fingerprint);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }

    @Override
    public String toString() {
        return "StaTables[" + describe() + "]";
    }
}
