package io.ptoken.node.simulated;

import io.ptoken.sts.key.VendingKey;
import java.util.HexFormat;

/**
 * The published keys of the compliance vectors. Everybody knows them: they are for tests and protect nothing.
 */
public final class TestKeys {

    private static final String FIRST = "abababababababab949494949494949401234567";
    private static final String SECOND = "949494949494949401234567abababababababab";
    private static final String LEGACY = "abababababababab";

    private TestKeys() {}

    /** Of 160 bits, for KRN 1; the caller closes it. */
    public static VendingKey first() {
        return key(FIRST);
    }

    /** Of 160 bits, for KRN 2: the same words in another order. The caller closes it. */
    public static VendingKey second() {
        return key(SECOND);
    }

    /** Of 64 bits, for DKGA 02; the caller closes it. */
    static VendingKey legacy() {
        return key(LEGACY);
    }

    private static VendingKey key(String hex) {
        return VendingKey.of(HexFormat.of().parseHex(hex));
    }
}
