package io.ptoken.hsm.protocol.field;

import io.ptoken.hsm.protocol.settings.FieldSettings;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * The fields of one body, in the order of their layout; numbered from 0. Values outside the range of their field are {@link
 * SmStatus#PTVD_RANGE}. Immutable.
 */
public final class Fields {

    /** Longer numbers are out of every range. */
    private static final int MAX_NUMBER_DIGITS = 18;

    private static final int MAX_OCTETS = 8;

    private final List<FieldSpec> specs;
    private final List<RawField> values;
    private final FieldSettings settings;

    Fields(List<FieldSpec> specs, List<RawField> values, FieldSettings settings) {
        this.specs = specs;
        this.values = values;
        this.settings = settings;
    }

    /** True when an optional field is there. */
    public boolean has(int index) {
        return index < values.size();
    }

    /** An N field of {@code min} to {@code max}. */
    public long number(int index, long min, long max) {
        String digits = values.get(index).value();
        long value = digits.length() > MAX_NUMBER_DIGITS ? -1 : Long.parseLong(digits);
        if (value < min || value > max) {
            throw fault(SmStatus.PTVD_RANGE, index, "out of range, expected " + min + "-" + max);
        }
        return value;
    }

    /** As {@link #number}, for ranges of an {@code int}. */
    public int integer(int index, int min, int max) {
        return (int) number(index, min, max);
    }

    /** A P field, perhaps empty. */
    public String text(int index) {
        return values.get(index).value();
    }

    /** An H field as a number of 0 to {@code max}; any even number of digits is taken, as long as the number fits. */
    public long hexNumber(int index, long max) {
        String digits = values.get(index).value();
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        String significant = digits.substring(zeros);
        if (significant.length() >= 2 * MAX_OCTETS
                || (!significant.isEmpty() && Long.parseLong(significant, 16) > max)) {
            throw fault(SmStatus.PTVD_RANGE, index, "out of range, expected at most " + Long.toHexString(max));
        }
        return significant.isEmpty() ? 0 : Long.parseLong(significant, 16);
    }

    /** An H field of exactly that many octets. */
    public HexOctets octets(int index, int count) {
        HexOctets octets = octets(index);
        if (octets.count() != count) {
            throw fault(SmStatus.PTVD_RANGE, index, "has " + octets.count() + " octets, expected " + count);
        }
        return octets;
    }

    /** An H field of any number of octets. */
    public HexOctets octets(int index) {
        return new HexOctets(values.get(index).value());
    }

    /** A D field, read in the zone of the module. */
    public Instant time(int index) {
        return values.get(index).time().toInstant(settings.moduleZone());
    }

    /**
     * A field as a domain type.
     *
     * @param status what the fault is when the type refuses the value
     * @param type its factory, which throws InvalidValueException
     */
    public <T> T as(int index, SmStatus status, Function<String, T> type) {
        try {
            return type.apply(values.get(index).value());
        } catch (InvalidValueException e) {
            throw fault(status, index, "got '" + e.got() + "', expected " + e.expected());
        }
    }

    /** The fault of a field, with its place. */
    public FieldException fault(SmStatus status, int index, String what) {
        int position = index < values.size() ? values.get(index).position() : 0;
        return new FieldException(status, position, specs.get(index).describe(index) + " " + what);
    }
}
