package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.message.FirmwareId;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.sts.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * A key file of STS Edition 1 (module protocol section 5.7): a header record and records of encrypted vending keys. Two
 * sources show a part each.
 *
 * @param module which module it is for
 * @param firmware of that module
 * @param keys records of type 9520, in the order of the file
 * @param others types of all other records, for people: they are passed over
 */
public record LegacyKeyFile(ModuleId module, FirmwareId firmware, List<LegacyKeyRecord> keys, List<String> others) {

    private static final int MAX_LENGTH = 1_000_000;
    private static final int TYPE_WIDTH = 4;
    private static final int ID_WIDTH = 8;
    private static final String HEADER = "9500";

    public LegacyKeyFile {
        keys = List.copyOf(keys);
        others = List.copyOf(others);
    }

    /**
     * Reads a file; lines end with CR, LF or both, empty ones are passed over.
     *
     * @throws InvalidValueException when the first record is no header or the text is too long; names the line
     * @throws io.ptoken.hsm.protocol.field.FieldException when a record has a wrong field; tells its place in the record
     */
    public static LegacyKeyFile parse(String text) {
        InvalidValueException.requireRange("length of key file", text.length(), 0, MAX_LENGTH);
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.get(0).startsWith(HEADER)) {
            throw new InvalidValueException("key file", "no header record", "a first record of type " + HEADER);
        }
        FixedReader header = new FixedReader(lines.get(0).substring(TYPE_WIDTH));
        ModuleId module = header.as("module id", ID_WIDTH, ModuleId::new);
        FirmwareId firmware = header.as("firmware id", ID_WIDTH, FirmwareId::new);
        List<LegacyKeyRecord> keys = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith(LegacyKeyRecord.TYPE)) {
                keys.add(LegacyKeyRecord.parse(line));
            } else {
                others.add(line.substring(0, Math.min(TYPE_WIDTH, line.length())));
            }
        }
        return new LegacyKeyFile(module, firmware, keys, others);
    }
}
