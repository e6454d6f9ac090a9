package io.ptoken.sts.token;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.token.bits.DataBlock;
import io.ptoken.sts.token.bits.MeterTestForm;
import io.ptoken.sts.token.bits.TokenClass;

/**
 * Class 1, not encrypted: any meter takes it, none remembers it (specification section 2.3). A control field says what to
 * test or show; a manufacturer code of 0 addresses every meter.
 */
public sealed interface MeterTestToken extends Token permits InitiateMeterTest, ExtendedRead, ProprietaryMeterTest {

    /** Width of the two fields. */
    MeterTestForm form();

    /** Control field, 36 or 28 bits by {@link #form()}. */
    long control();

    /** Manufacturer code, a binary number of 8 or 16 bits by {@link #form()}; 0 for every manufacturer. */
    int manufacturerCode();

    @Override
    default TokenClass tokenClass() {
        return TokenClass.NON_METER_SPECIFIC;
    }

    @Override
    default long block() {
        int codeBits = form().manufacturerCodeBits();
        return DataBlock.seal(tokenClass(), (long) subclass() << 44 | control() << codeBits | manufacturerCode());
    }

    /**
     * The token of a subclass.
     *
     * @param subclass 0, 1, 2 or 6-15; 3-5 are reserved
     * @param control 36 bits, or 28 for subclasses 1 and 6-10
     * @param manufacturerCode 8 bits, or 16 for subclasses 1 and 6-10
     * @throws InvalidValueException when a value does not fit
     */
    static MeterTestToken of(int subclass, long control, int manufacturerCode) {
        return switch (subclass) {
            case 0, 1 -> new InitiateMeterTest(formOf(subclass), control, manufacturerCode);
            case ExtendedRead.SUBCLASS -> new ExtendedRead(control, manufacturerCode);
            default -> new ProprietaryMeterTest(subclass, control, manufacturerCode);
        };
    }

    /**
     * The form of a subclass. For the proprietary ones, 6-15, wire reference section 14 settles what the token
     * specification, section 1.2, guesses the other way round.
     */
    static MeterTestForm formOf(int subclass) {
        boolean proprietaryLong = subclass >= 6 && subclass <= 10;
        return subclass == 1 || proprietaryLong ? MeterTestForm.CONTROL_28 : MeterTestForm.CONTROL_36;
    }
}
