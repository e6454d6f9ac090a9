package io.ptoken.hsm.protocol.field;

import io.ptoken.hsm.protocol.settings.FieldSettings;
import io.ptoken.hsm.protocol.settings.FieldSettings.Strictness;
import io.ptoken.hsm.protocol.settings.FieldType;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * Names and types of the fields of one body, in order. Reading checks the number of fields first, then all types, then all
 * encodings, as a module does (module protocol section 6.3). Immutable.
 */
public final class FieldLayout {

    /** A body without fields. */
    public static final FieldLayout EMPTY = new FieldLayout(List.of(), 0, false);

    private static final char END = '~';

    private final List<FieldSpec> specs;
    private final int required;
    private final boolean open;

    private FieldLayout(List<FieldSpec> specs, int required, boolean open) {
        this.specs = specs;
        this.required = required;
        this.open = open;
    }

    /** The same with one more field, which must be there. */
    public FieldLayout and(FieldType type, String name) {
        List<FieldSpec> more = new ArrayList<>(specs);
        more.add(new FieldSpec(type, name));
        return new FieldLayout(List.copyOf(more), more.size(), open);
    }

    /** The same with the fields behind the first {@code count} left out at will, from the end. */
    public FieldLayout optionalFrom(int count) {
        return new FieldLayout(specs, count, open);
    }

    /** The same, with fields behind the last known one passed over: newer modules may append some to a response. */
    public FieldLayout tolerant() {
        return new FieldLayout(specs, required, true);
    }

    /**
     * Takes a body apart.
     *
     * @throws FieldException when number, types or encodings are not those of this layout
     */
    public Fields read(String body, FieldSettings settings) {
        boolean strict = settings.strictness() == Strictness.STRICT;
        List<RawField> fields = split(body);
        if (fields.size() < required || (fields.size() > specs.size() && strict && !open)) {
            throw new FieldException(
                    SmStatus.PTVD_NFIELDS, body.length(), "got " + fields.size() + " fields, expected " + expected());
        }
        int known = Math.min(fields.size(), specs.size());
        for (int i = 0; i < known; i++) {
            fields.get(i).requireType(specs.get(i), i);
        }
        List<RawField> values = new ArrayList<>(known);
        for (int i = 0; i < known; i++) {
            values.add(fields.get(i).decoded(specs.get(i), i, strict));
        }
        return new Fields(specs, values, settings);
    }

    private static List<RawField> split(String body) {
        List<RawField> fields = new ArrayList<>();
        int begin = 0;
        while (begin < body.length()) {
            int end = body.indexOf(END, begin);
            if (end < 0) {
                throw new FieldException(
                        SmStatus.PTVD_NFIELDS, begin, "field " + (fields.size() + 1) + " does not end with ~");
            }
            fields.add(new RawField(begin, body.substring(begin, end)));
            begin = end + 1;
        }
        return fields;
    }

    private String expected() {
        return required == specs.size() ? Integer.toString(required) : required + "-" + specs.size();
    }
}
