package io.ptoken.cli.token;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * In which unit a person names an amount of credit. Each kind of credit has two, the one that people count in and the one
 * that tokens count in; a factor of ten or of 100,000 lies between, so that there is no default.
 */
public enum CreditUnit {
    /** Of electricity. */
    KWH("kWh", " kWh", 1),
    /** 0.1 kWh, as tokens count. */
    HWH("hWh", " hWh", 0),
    /** Of water and gas. */
    M3("m3", " m3", 1),
    /** As tokens count. */
    TENTH_M3("0.1m3", " x 0.1 m3", 0),
    /** Of time. */
    MIN("min", " min", 1),
    /** As tokens count. */
    TENTH_MIN("0.1min", " x 0.1 min", 0),
    /** The base unit of the currency. */
    CURRENCY("currency", " of the currency", 5),
    /** Hundred-thousandths of it, as tokens count. */
    HUNDRED_THOUSANDTH("0.00001", " x 0.00001 of the currency", 0);

    private static final int CENTS = 2;

    private final String unitName;
    private final String words;
    private final int decimals;

    CreditUnit(String unitName, String words, int decimals) {
        this.unitName = unitName;
        this.words = words;
        this.decimals = decimals;
    }

    /**
     * The unit of this name; upper and lower case are the same.
     *
     * @throws InvalidValueException that names them all
     */
    public static CreditUnit parse(String name) {
        String wanted = name.replace(" ", "").replace('\u00B3', '3').toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(unit -> unit.unitName.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("unit", name, names(List.of(values()))));
    }

    /** The two units of a kind of credit, that of people first. */
    public static List<CreditUnit> of(CreditSubclass subclass) {
        return switch (subclass) {
            case ELECTRICITY -> List.of(KWH, HWH);
            case WATER, GAS -> List.of(M3, TENTH_M3);
            case TIME -> List.of(MIN, TENTH_MIN);
            case ELECTRICITY_CURRENCY, WATER_CURRENCY, GAS_CURRENCY, TIME_CURRENCY ->
                List.of(CURRENCY, HUNDRED_THOUSANDTH);
        };
    }

    /** Names with commas and "or" between. */
    static String names(List<CreditUnit> units) {
        String most = units.subList(0, units.size() - 1).stream()
                .map(CreditUnit::unitName)
                .collect(Collectors.joining(", "));
        return most + " or " + units.get(units.size() - 1).unitName;
    }

    /** As it is typed. */
    public String unitName() {
        return unitName;
    }

    /** What the token counts, not necessarily a whole number. */
    BigDecimal toTokenUnits(BigDecimal amount) {
        return amount.movePointRight(decimals);
    }

    /** An amount of the token in this unit, without needless decimals: 10.0, or 10.00 for a currency. */
    private BigDecimal fromTokenUnits(BigDecimal units) {
        BigDecimal amount = units.movePointLeft(decimals).stripTrailingZeros();
        return amount.setScale(Math.max(amount.scale(), Math.min(decimals, CENTS)));
    }

    /** An amount of the token in words, in this unit. */
    String words(BigDecimal units) {
        return wordsOf(fromTokenUnits(units));
    }

    /** An amount of this unit in words. */
    String wordsOf(BigDecimal amount) {
        return amount.toPlainString() + words;
    }
}
