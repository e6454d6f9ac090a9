package io.ptoken.sts.token.bits;

/** How a class 1 token divides its 44 bits between control and manufacturer code (specification section 2.3). */
public enum MeterTestForm {
    /** Control 59-24, manufacturer code 23-16: for codes of 2 digits. */
    CONTROL_36(36, 8),
    /** Control 59-32, manufacturer code 31-16: for codes of 4 digits. */
    CONTROL_28(28, 16);

    private final int controlBits;
    private final int manufacturerCodeBits;

    MeterTestForm(int controlBits, int manufacturerCodeBits) {
        this.controlBits = controlBits;
        this.manufacturerCodeBits = manufacturerCodeBits;
    }

    /** Width of the control field: 36 or 28 bits. */
    public int controlBits() {
        return controlBits;
    }

    /** Width of the manufacturer code: 8 or 16 bits. */
    public int manufacturerCodeBits() {
        return manufacturerCodeBits;
    }
}
