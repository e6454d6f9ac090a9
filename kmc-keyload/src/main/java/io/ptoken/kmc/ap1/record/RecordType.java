package io.ptoken.kmc.ap1.record;

import static io.ptoken.kmc.ap1.record.RecordType.Field.mandatory;
import static io.ptoken.kmc.ap1.record.RecordType.Field.optional;

import io.ptoken.kmc.record.Pkid;
import java.util.List;
import java.util.Optional;

/** The records of the profile and their items (key-load profile section 2.5). */
public enum RecordType {
    KMCPUB(
            mandatory("ACT", FieldType.time()),
            mandatory("AGP", FieldType.hex(194)),
            mandatory("ENV", FieldType.any()),
            mandatory("EXP", FieldType.time()),
            mandatory("KID", FieldType.pkid(Pkid.Kind.KMCID)),
            mandatory("NAM", FieldType.printable(40)),
            mandatory("SGP", FieldType.hex(194)),
            mandatory("TAI", FieldType.ident()),
            mandatory("SIG", FieldType.hex(192)),
            mandatory("CRC", FieldType.hex(4))),
    SMPUB(
            mandatory("AGP", FieldType.hex(194)),
            mandatory("ENV", FieldType.any()),
            mandatory("FWI", FieldType.ident()),
            mandatory("MFG", FieldType.ident()),
            mandatory("SGP", FieldType.hex(194)),
            mandatory("SMI", FieldType.pkid(Pkid.Kind.SMID)),
            mandatory("TAI", FieldType.ident()),
            mandatory("SIG", FieldType.hex(192)),
            mandatory("CRC", FieldType.hex(4))),
    VKLOADREQ(
            mandatory("CTR", FieldType.decimal(1, 4_294_967_295L)),
            mandatory("ENV", FieldType.any()),
            mandatory("EPK", FieldType.hex(194)),
            mandatory("KID", FieldType.pkid(Pkid.Kind.KMCID)),
            mandatory("NON", FieldType.hex(64)),
            mandatory("RTM", FieldType.time()),
            mandatory("SLT", FieldType.decimal(1, 4)),
            mandatory("SMI", FieldType.pkid(Pkid.Kind.SMID)),
            mandatory("SIG", FieldType.hex(192)),
            mandatory("CRC", FieldType.hex(4))),
    VKLOADRSP(
            mandatory("CNT", FieldType.decimal(0, RecordType.MAX_KEYS)),
            mandatory("DIG", FieldType.hex(96)),
            mandatory("ENV", FieldType.any()),
            mandatory("EPK", FieldType.hex(194)),
            mandatory("ISS", FieldType.time()),
            mandatory("KID", FieldType.pkid(Pkid.Kind.KMCID)),
            mandatory("NON", FieldType.hex(64)),
            mandatory("RQD", FieldType.hex(96)),
            mandatory("SMI", FieldType.pkid(Pkid.Kind.SMID)),
            mandatory("VTO", FieldType.time()),
            mandatory("KCM", FieldType.hex(96)),
            mandatory("SIG", FieldType.hex(192)),
            mandatory("CRC", FieldType.hex(4))),
    VK(
            mandatory("ACT", FieldType.time()),
            mandatory("BDT", FieldType.time()),
            optional("CLM", FieldType.hex(8)),
            optional("CLU", FieldType.decimal(0, 99)),
            mandatory("DKG", FieldType.oneOf("01", "02", "03", "04")),
            mandatory("EAS", FieldType.oneOf("07", "11", "07,11")),
            optional("EXP", FieldType.time()),
            mandatory("IUT", FieldType.time()),
            mandatory("KCV", FieldType.hex(6)),
            mandatory("KEN", FieldType.decimal(0, 255)),
            mandatory("KRN", FieldType.decimal(1, 9)),
            mandatory("KTC", FieldType.decimal(1, 3)),
            optional("SBM", FieldType.hex(4)),
            mandatory("SEQ", FieldType.decimal(1, RecordType.MAX_KEYS)),
            mandatory("SGC", FieldType.digits(6)),
            mandatory("SGN", FieldType.printable(40)),
            optional("ULM", FieldType.hex(8)),
            mandatory("VKL", FieldType.oneOf("8", "20")),
            mandatory("WVK", FieldType.any()),
            mandatory("CRC", FieldType.hex(4))),
    END(mandatory("CNT", FieldType.decimal(0, RecordType.MAX_KEYS)), mandatory("CRC", FieldType.hex(4)));

    /** Vending keys in a file at most. */
    static final int MAX_KEYS = 999;

    /** Tags that stand last, in this order. */
    static final List<String> TRAILER = List.of("WVK", "KCM", "SIG", "CRC");

    /** In the order of a record; unmodifiable. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Field> fields;

    RecordType(Field... fields) {
        this.fields = List.of(fields);
    }

    static Optional<RecordType> named(String name) {
        for (RecordType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** In the order of a record. */
    public List<Field> fields() {
        return fields;
    }

    boolean has(String tag) {
        return fields.stream().anyMatch(field -> field.tag().equals(tag));
    }

    /**
     * One item of a record.
     *
     * @param tag three characters
     * @param mandatory false when the record may be without it
     * @param type which values it may have
     */
    public record Field(String tag, boolean mandatory, FieldType type) {

        static Field mandatory(String tag, FieldType type) {
            return new Field(tag, true, type);
        }

        static Field optional(String tag, FieldType type) {
            return new Field(tag, false, type);
        }
    }
}
