package io.ptoken.sts.token.bits;

import io.ptoken.sts.InvalidValueException;

/** What a credit token credits (specification section 1.2, class 0). */
public enum CreditSubclass {
    /** 0.1 kWh. */
    ELECTRICITY(0, "Electricity"),
    /** 0.1 m³. */
    WATER(1, "Water"),
    /** 0.1 m³. */
    GAS(2, "Gas"),
    /** 0.1 minute. */
    TIME(3, "Time"),
    /** 0.00001 of the base currency unit. */
    ELECTRICITY_CURRENCY(4, "ElectricityCurrency"),
    /** 0.00001 of the base currency unit. */
    WATER_CURRENCY(5, "WaterCurrency"),
    /** 0.00001 of the base currency unit. */
    GAS_CURRENCY(6, "GasCurrency"),
    /** 0.00001 of the base currency unit. */
    TIME_CURRENCY(7, "TimeCurrency");

    private static final CreditSubclass[] BY_CODE = values();

    private final int code;
    private final String description;

    CreditSubclass(int code, String name) {
        this.code = code;
        this.description = "Credit:" + name;
    }

    /** The subclass with a code of 0-7; 8-15 are reserved. */
    public static CreditSubclass ofCode(int code) {
        return BY_CODE[InvalidValueException.requireRange("subclass", code, 0, 7)];
    }

    /** Code 0-7, four bits in the block. */
    public int code() {
        return code;
    }

    /** True for 4-7: a 20-bit amount, no RND, CRC_C. */
    public boolean isCurrency() {
        return code >= ELECTRICITY_CURRENCY.code;
    }

    /** The text of a token's description. Those of 3-7 are shown by no source and follow the pattern of 0-2. */
    public String description() {
        return description;
    }
}
