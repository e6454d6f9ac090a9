package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireBits;
import static io.ptoken.sts.InvalidValueException.requireRange;

import io.ptoken.sts.token.bits.MeterTestForm;

/**
 * Extended token read of STS 202-5 (specification section 2.5), class 1 subclass 2: shows a control or a flag that
 * {@link SetControl} or {@link SetFlag} sets. The top six bits of the control field are the index; 63 reads flags.
 *
 * @param control 36 bits
 * @param manufacturerCode 8 bits
 */
public record ExtendedRead(long control, int manufacturerCode) implements MeterTestToken {

    static final int SUBCLASS = 2;

    private static final int INDEX_SHIFT = 30;

    public ExtendedRead {
        requireBits("control", control, MeterTestForm.CONTROL_36.controlBits());
        requireBits("manufacturerCode", manufacturerCode, MeterTestForm.CONTROL_36.manufacturerCodeBits());
    }

    /**
     * Reads a control.
     *
     * @param index 0-62
     */
    public static ExtendedRead ofControl(int index) {
        return new ExtendedRead((long) requireRange("index", index, 0, SetControl.MAX_INDEX) << INDEX_SHIFT, 0);
    }

    /** Reads flag 0. Where the number of another flag stands is not known; give the control field then. */
    public static ExtendedRead ofFlagZero() {
        return new ExtendedRead((long) SetFlag.INDEX << INDEX_SHIFT, 0);
    }

    /** True when it reads a flag, false for a control. */
    public boolean readsFlag() {
        return index() == SetFlag.INDEX;
    }

    /** Control bits 29-0, below the index. What they may hold is not known; 0 in every published token. */
    public int belowIndex() {
        return (int) control & ((1 << INDEX_SHIFT) - 1);
    }

    /** Index of the control, 0-62, or 63 for flags. */
    public int index() {
        return (int) (control >>> INDEX_SHIFT);
    }

    @Override
    public MeterTestForm form() {
        return MeterTestForm.CONTROL_36;
    }

    @Override
    public int subclass() {
        return SUBCLASS;
    }

    /** No source shows the text for this kind; it is ours. */
    @Override
    public String description() {
        return "ExtendedTokenRead";
    }
}
