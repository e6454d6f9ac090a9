package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireBits;

import io.ptoken.sts.token.bits.MeterTestForm;
import java.util.Set;

/**
 * InitiateMeterTest/Display: starts tests or shows values, one per bit of the control field (specification section 2.3).
 *
 * @param form subclass 0 has {@link MeterTestForm#CONTROL_36}, subclass 1 {@link MeterTestForm#CONTROL_28}
 * @param control bit n-1 selects test n; all ones select every test the meter has
 * @param manufacturerCode 0 in every published token
 */
public record InitiateMeterTest(MeterTestForm form, long control, int manufacturerCode) implements MeterTestToken {

    public InitiateMeterTest {
        requireBits("control", control, form.controlBits());
        requireBits("manufacturerCode", manufacturerCode, form.manufacturerCodeBits());
    }

    /** The token for some tests, for meters of every manufacturer. */
    public static InitiateMeterTest of(MeterTestForm form, Set<MeterTest> tests) {
        return new InitiateMeterTest(form, MeterTest.control(form, tests), 0);
    }

    /** True when all control bits are set, test 0: everything the meter supports. */
    public boolean isAllTests() {
        return control == MeterTest.allTests(form);
    }

    /** The tests selected, as far as the specification names them. */
    public Set<MeterTest> tests() {
        return MeterTest.in(control);
    }

    @Override
    public int subclass() {
        return form == MeterTestForm.CONTROL_36 ? 0 : 1;
    }

    @Override
    public String description() {
        return "InitMeterTest";
    }
}
