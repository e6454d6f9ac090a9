package io.ptoken.kmc.ap1.crypto;

import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.Octets;
import java.util.Arrays;

/** Public points and the fingerprint over two of them (key-load profile sections 2.1, 2.4). */
public final class Points {

    private static final int FINGERPRINT_BYTES = 8;

    private Points() {}

    /**
     * Lets points through that are on the curve.
     *
     * @param tag where the point stands
     * @throws KeyLoadException {@link KeyLoadCode#PUBLIC_POINT_INVALID}
     */
    public static void require(String tag, Octets point) {
        if (!P384.isPoint(point)) {
            throw new KeyLoadException(
                    KeyLoadCode.PUBLIC_POINT_INVALID,
                    tag + ": got a point that is not on the curve P-384, expected 04, X and Y of one that is");
        }
    }

    public static Octets fingerprint(Octets agreement, Octets signing) {
        byte[] digest = Hashes.sha384(agreement.bytes(), signing.bytes());
        return Octets.of(Arrays.copyOf(digest, FINGERPRINT_BYTES));
    }
}
