package io.ptoken.cli.demo;

import io.ptoken.sts.key.VendingKey;
import java.util.HexFormat;

/**
 * The published 160-bit keys of the compliance vectors. Everybody knows them: they are for tests and protect nothing.
 */
final class TestKeys {

    private static final String FIRST = "abababababababab949494949494949401234567";
    private static final String SECOND = "949494949494949401234567abababababababab";

    private TestKeys() {}

    /** For KRN 1. */
    static VendingKey first() {
        return VendingKey.of(HexFormat.of().parseHex(FIRST));
    }

    /** For KRN 2: the same words in another order. */
    static VendingKey second() {
        return VendingKey.of(HexFormat.of().parseHex(SECOND));
    }
}
