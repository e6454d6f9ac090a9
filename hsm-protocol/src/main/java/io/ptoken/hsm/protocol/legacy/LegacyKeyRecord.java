package io.ptoken.hsm.protocol.legacy;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.util.regex.Pattern;

/**
 * One vending key of a key file (module protocol section 5.7): 83 characters and a name. {@code toString} does not show the
 * key, which is encrypted.
 *
 * @param function two characters; no source tells their meaning
 * @param load what {@code SM?LK} is to be sent
 * @param check key check value to compare its answer with
 * @param sent 14 digits, date and time; no source tells their order
 * @param active 14 digits, date and time from which the key is used
 * @param krn key revision
 * @param ken key expiry number; decimal here, unlike in requests
 * @param sgc supply group
 * @param name of the supply group, up to 15 characters
 */
public record LegacyKeyRecord(
        String function,
        LegacyLoadKey load,
        DesBlock check,
        String sent,
        String active,
        KeyRevision krn,
        KeyExpiryNumber ken,
        SupplyGroupCode sgc,
        String name) {

    static final String TYPE = "9520";

    private static final int MAX_NAME = 15;
    private static final int STAMP_WIDTH = 14;
    private static final Pattern STAMP = Pattern.compile("[0-9]{14}");

    public LegacyKeyRecord {
        InvalidValueException.requireRange("length of name", name.length(), 0, MAX_NAME);
    }

    /** Reads one line. */
    static LegacyKeyRecord parse(String line) {
        FixedReader reader = new FixedReader(line);
        reader.text("record type", TYPE.length());
        String function = reader.text("key function", 2);
        LegacyLoadKey load = load(reader);
        return new LegacyKeyRecord(
                function,
                load,
                DesBlock.read(reader, "key check"),
                stamp(reader, "date and time sent"),
                stamp(reader, "date and time active"),
                LegacyKey.krn(reader),
                reader.decimal("KEN", 3, KeyExpiryNumber::new),
                LegacyKey.sgc(reader),
                reader.rest().strip());
    }

    private static LegacyLoadKey load(FixedReader reader) {
        LegacyRegister register = LegacyRegister.read(reader);
        LegacyKeyKind kind = LegacyKeyKind.read(reader);
        char method = LegacyKeyKind.method(reader);
        return new LegacyLoadKey(
                register, kind, LegacyRegister.read(reader), method, DesBlock.read(reader, "key value"));
    }

    private static String stamp(FixedReader reader, String name) {
        return reader.as(name, STAMP_WIDTH, digits -> {
            if (!STAMP.matcher(digits).matches()) {
                throw new InvalidValueException(name, digits, "14 digits");
            }
            return digits;
        });
    }
}
