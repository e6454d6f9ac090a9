package io.ptoken.hsm.soft.identity;

/** What a software module does, chosen when it is made and never changed; {@code toString} is its firmware id. */
public enum Firmware {
    /** Vends tokens under vending keys. */
    VENDING("STS60V01"),
    /** Holds DITKs, and makes the tokens that take new meters from them to vending keys. */
    MANUFACTURING("STS60M01");

    /** {@code STS6}, platform 0, which no hardware uses, V or M, version 01. */
    private final String id;

    Firmware(String id) {
        this.id = id;
    }

    @Override
    public String toString() {
        return id;
    }
}
