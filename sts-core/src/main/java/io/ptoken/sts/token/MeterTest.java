package io.ptoken.sts.token;

import io.ptoken.sts.token.bits.MeterTestForm;
import java.util.EnumSet;
import java.util.Set;

/**
 * The tests a control field can select (specification section 2.3). Numbers 1-5 and 7 are confirmed by a meter manual; the
 * meaning of 6 and 8-18 is an assumption and touches names only: a token carries the control field as given.
 */
public enum MeterTest {
    LOAD_SWITCH(1),
    DISPLAY(2),
    TOTAL_UNITS(3),
    KEY_REVISION_AND_TYPE(4),
    TARIFF_INDEX(5),
    TOKEN_READER(6),
    MAXIMUM_POWER_LIMIT(7),
    TAMPER_STATUS(8),
    POWER_CONSUMPTION(9),
    SOFTWARE_VERSION(10),
    PHASE_POWER_UNBALANCE_LIMIT(11),
    WATER_METER_FACTOR(12),
    TARIFF_RATE(13),
    ENCRYPTION_ALGORITHM(14),
    KEY_CHANGE_SETS(15),
    SUPPLY_GROUP_CODE(16),
    KEY_EXPIRY_NUMBER(17),
    DRN(18);

    private final int number;

    MeterTest(int number) {
        this.number = number;
    }

    /** Number of the test, 1-18. Test 0 is all of them. */
    public int number() {
        return number;
    }

    /** The control field with this test's bit alone. */
    public long controlBit() {
        return 1L << (number - 1);
    }

    /** The control field that selects some tests. */
    static long control(MeterTestForm form, Set<MeterTest> tests) {
        return tests.stream().mapToLong(MeterTest::controlBit).reduce(0, (a, b) -> a | b) & allTests(form);
    }

    /** The control field of test 0: every bit set. */
    public static long allTests(MeterTestForm form) {
        return (1L << form.controlBits()) - 1;
    }

    /** The tests a control field selects. */
    static Set<MeterTest> in(long control) {
        Set<MeterTest> tests = EnumSet.noneOf(MeterTest.class);
        for (MeterTest test : values()) {
            if ((control & test.controlBit()) != 0) {
                tests.add(test);
            }
        }
        return tests;
    }
}
