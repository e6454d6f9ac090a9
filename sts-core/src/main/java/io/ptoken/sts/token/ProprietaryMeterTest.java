package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireBits;
import static io.ptoken.sts.InvalidValueException.requireRange;

import io.ptoken.sts.token.bits.MeterTestForm;

/**
 * Class 1 tokens that each manufacturer defines for itself: subclasses 6-10 with a code of 4 digits, 11-15 with one of 2
 * (wire reference section 14).
 *
 * @param subclass 6-15
 * @param control 28 bits for subclasses 6-10, 36 bits for 11-15
 * @param manufacturerCode 16 bits for subclasses 6-10, 8 bits for 11-15
 */
public record ProprietaryMeterTest(int subclass, long control, int manufacturerCode) implements MeterTestToken {

    public ProprietaryMeterTest {
        requireRange("subclass", subclass, 6, 15);
        requireBits("control", control, MeterTestToken.formOf(subclass).controlBits());
        requireBits(
                "manufacturerCode",
                manufacturerCode,
                MeterTestToken.formOf(subclass).manufacturerCodeBits());
    }

    @Override
    public MeterTestForm form() {
        return MeterTestToken.formOf(subclass);
    }

    /** No source shows the text for this kind; it is ours. */
    @Override
    public String description() {
        return "ProprietaryMeterTest";
    }
}
