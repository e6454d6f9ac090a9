package io.ptoken.kmc.ap1.record;

import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.Octets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a PKID: {@code TYPE.1:issuer:serial:time:fingerprint:CRC} (key-load profile section 2.4). */
public final class PkidText {

    private static final int PARTS = 6;
    /** Of the longest: {@code KMCID.1}, two IDENTs, a time, 16 and 4 hex digits. */
    private static final int MAX_LENGTH = 7 + 40 + 40 + 16 + 16 + 4 + 5;

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-F]{16}");

    private PkidText() {}

    /** What is wrong with a text as an identity of that kind; empty when nothing is. */
    public static Optional<String> fault(Pkid.Kind kind, String text) {
        String[] parts = text.split(":", -1);
        if (text.length() > MAX_LENGTH || parts.length != PARTS) {
            return Optional.of("expected " + kind + ".1:issuer:serial:time:fingerprint:CRC");
        }
        if (!parts[0].equals(kind + ".1")) {
            return Optional.of("expected the type " + kind + ".1");
        }
        if (!Ident.isIdent(parts[1]) || !Ident.isIdent(parts[2])) {
            return Optional.of("expected issuer and serial of 1-40 letters, digits or _-.,");
        }
        if (TimeText.parse(parts[3]).isEmpty()) {
            return Optional.of("expected " + TimeText.FORM);
        }
        if (!FINGERPRINT.matcher(parts[4]).matches()) {
            return Optional.of("expected a fingerprint of 16 upper-case hex digits");
        }
        String crc = Crc16Modbus.of(text.substring(0, text.lastIndexOf(':') + 1));
        return parts[5].equals(crc) ? Optional.empty() : Optional.of("expected the CRC " + crc);
    }

    /** The identity that a text without fault is. */
    public static Pkid parse(Pkid.Kind kind, String text) {
        String[] parts = text.split(":", -1);
        Instant created = TimeText.parse(parts[3]).orElseThrow();
        return new Pkid(kind, new Ident(parts[1]), new Ident(parts[2]), created, new Octets(parts[4]), text);
    }

    public static Pkid build(Pkid.Kind kind, Ident issuer, Ident serial, Instant created, Octets fingerprint) {
        String text =
                String.join(":", kind + ".1", issuer.value(), serial.value(), TimeText.of(created), fingerprint.hex())
                        + ":";
        return parse(kind, text + Crc16Modbus.of(text));
    }
}
