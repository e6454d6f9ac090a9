package io.ptoken.kmc.ap1;

import io.ptoken.kmc.ap1.record.Crc16Modbus;
import io.ptoken.kmc.ap1.record.PkidText;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.text.KeyLoadException;
import java.nio.charset.StandardCharsets;

/** Identities, as they come and with the CRC that belongs to them. */
public final class FuzzPkid {

    private FuzzPkid() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        for (Pkid.Kind kind : Pkid.Kind.values()) {
            check(kind, text);
            check(kind, text + Crc16Modbus.of(text));
        }
    }

    private static void check(Pkid.Kind kind, String text) {
        try {
            Pkid pkid = new Ap1Codec().parsePkid(kind, text);
            Pkid built = PkidText.build(kind, pkid.issuer(), pkid.serial(), pkid.created(), pkid.fingerprint());
            if (!built.text().equals(text)) {
                throw new IllegalStateException("accepted a second text for one content: " + text);
            }
        } catch (KeyLoadException e) {
            // refused, as most are
        }
    }
}
