package io.ptoken.hsm.protocol.sts6.query;

import io.ptoken.hsm.protocol.field.HexOctets;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.settings.CommandSettings.RecordCrc;
import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.util.List;

/**
 * The identity record of a module (module protocol section 7.4), {@code SMID.1:manufacturer:module:time:key id:check sum}.
 *
 * @param manufacturer printable ASCII without colon and tilde
 * @param module number of the module
 * @param made time stamp of the record, whole seconds
 * @param keyId 8 octets
 */
public record ModuleIdentity(String manufacturer, ModuleId module, Instant made, HexOctets keyId) {

    private static final String TYPE = "SMID.1";
    private static final int ELEMENTS = 5;
    private static final int KEY_ID_OCTETS = 8;

    public ModuleIdentity {
        InvalidValueException.requireRange("octets of key id", keyId.count(), KEY_ID_OCTETS, KEY_ID_OCTETS);
    }

    /** The record with its check sum. */
    public String encode(RecordCrc crc) {
        List<String> elements = List.of(TYPE, manufacturer, module.digits(), RecordTime.format(made), keyId.digits());
        return new DfConcat(elements).encode(crc);
    }

    /**
     * Reads a record.
     *
     * @throws InvalidValueException when it is none
     */
    public static ModuleIdentity parse(String text, RecordCrc crc) {
        List<String> elements = DfConcat.parse(text, crc).elements();
        if (elements.size() != ELEMENTS || !elements.get(0).equals(TYPE)) {
            throw new InvalidValueException(
                    "identity record",
                    elements.get(0) + " with " + elements.size() + " elements",
                    TYPE + " with " + ELEMENTS);
        }
        return new ModuleIdentity(
                elements.get(1),
                new ModuleId(elements.get(2)),
                RecordTime.parse(elements.get(3)),
                new HexOctets(elements.get(4)));
    }
}
