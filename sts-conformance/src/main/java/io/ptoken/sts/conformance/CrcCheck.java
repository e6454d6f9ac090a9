package io.ptoken.sts.conformance;

import io.ptoken.sts.token.bits.Crc;
import io.ptoken.sts.token.bits.TokenClass;

/** {@code crc.json}: CRC and CRC_C of section 5. */
final class CrcCheck implements VectorCheck {

    private static final int BODY_BITS = 48;

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        long input = vector.hex("body", 14);
        if (input >>> BODY_BITS > 3) {
            throw vector.malformed("body", "6 zero bits, 2 class bits and 48 data bits");
        }
        TokenClass tokenClass = TokenClass.ofCode((int) (input >>> BODY_BITS));
        long body = input & (1L << BODY_BITS) - 1;
        int crc = switch (vector.text("variant")) {
            case "CRC" -> Crc.crc(tokenClass, body);
            case "CRC_C" -> Crc.crcC(tokenClass, body);
            default -> throw vector.malformed("variant", "CRC or CRC_C");
        };
        findings.compareHex("crc", 4, vector.hex("crc", 4), crc);
    }
}
