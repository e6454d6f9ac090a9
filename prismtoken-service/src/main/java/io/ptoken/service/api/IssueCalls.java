package io.ptoken.service.api;

import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls that issue tokens (wire reference sections 7 and 14). */
public final class IssueCalls {

    private IssueCalls() {}

    /**
     * Issues tokens for one meter. The same call under the same messageId has the tokens of the first again.
     *
     * <p>A key change that the caller asks for with newConfig needs the permission for key changes as well; one that the
     * server adds on its own, for a new revision or expiry number, does not: a vending account must go on selling when keys
     * are renewed.
     */
    public sealed interface ForMeter extends TokenCall.InSession<List<IssuedToken>>
            permits Credit, Management, SetControl, KeyChange, DitkChange {

        /** The meter, as the caller describes it. */
        MeterConfig meter();

        /** All that is asked for, in the order of the method's arguments: where these are equal it is the same call. */
        List<Object> parameters();

        @Override
        default Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }

        @Override
        default String subject() {
            return drnOf(meter());
        }
    }

    /**
     * Issues a credit token, preceded by a key-change set when one is due.
     *
     * @param context who calls
     * @param meter for which meter
     * @param subclass 0-7
     * @param transferAmount tenths of the unit for 0-3; for 4-7 of the currency, in the unit that the installation has
     *     chosen, and refused with {@code EService.Disabled} while it has chosen none
     * @param time for which time
     */
    public record Credit(
            CallContext context, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time)
            implements ForMeter {

        @Override
        public ApiMethod method() {
            return ApiMethod.ISSUE_CREDIT;
        }

        @Override
        public List<Permission> permissions() {
            return withKeyChange(Permission.ISSUE_CREDIT, meter);
        }

        @Override
        public List<Object> parameters() {
            return List.of(meter, subclass, transferAmount, time);
        }

        @Override
        public void requireGiven() {
            Given.value("meterConfig", meter);
            Given.value("transferAmount", transferAmount);
            Given.value("tokenTime", time);
        }
    }

    /**
     * Issues a class 1 token. It is the same each time, so that nothing is stored.
     *
     * @param context who calls
     * @param subclass 0, 1 or 6-15
     * @param control 36 or 28 bits
     * @param mfrCode manufacturer code
     */
    public record MeterTest(CallContext context, int subclass, long control, int mfrCode)
            implements TokenCall.InSession<IssuedMeterTestToken> {

        @Override
        public ApiMethod method() {
            return ApiMethod.ISSUE_METER_TEST;
        }

        @Override
        public List<Permission> permissions() {
            return List.of(Permission.ISSUE_METERTEST);
        }

        @Override
        public Audited audited() {
            return Audited.BEFORE_IT_LEAVES;
        }

        @Override
        public String subject() {
            return "class 1/" + subclass + " mfrcode " + mfrCode;
        }

        /** There are numbers only. */
        @Override
        public void requireGiven() {}
    }

    /**
     * Issues a class 2 token with TID (issueMseToken), preceded by a key-change set when one is due.
     *
     * @param context who calls
     * @param meter for which meter
     * @param subclass 0-2, 5-7 or 10-15
     * @param transferAmount watts for 0 and 6, else a 16-bit value
     * @param time for which time
     */
    public record Management(
            CallContext context, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time)
            implements ForMeter {

        private static final int FIRST_PROPRIETARY = 11;
        private static final int LAST_PROPRIETARY = 15;

        @Override
        public ApiMethod method() {
            return ApiMethod.ISSUE_MSE;
        }

        /** True for the subclasses that each maker of meters uses as it likes. */
        public boolean isProprietary() {
            return subclass >= FIRST_PROPRIETARY && subclass <= LAST_PROPRIETARY;
        }

        @Override
        public List<Permission> permissions() {
            List<Permission> needed = new ArrayList<>(withKeyChange(Permission.ISSUE_ENG, meter));
            if (isProprietary()) {
                needed.add(Permission.ISSUE_PROPRIETARY);
            }
            return List.copyOf(needed);
        }

        @Override
        public List<Object> parameters() {
            return List.of(meter, subclass, transferAmount, time);
        }

        @Override
        public void requireGiven() {
            Given.value("meterConfig", meter);
            Given.value("transferAmount", transferAmount);
            Given.value("tokenTime", time);
        }
    }

    /**
     * Issues SetControl or SetFlag from its parts.
     *
     * @param context who calls
     * @param meter for which meter
     * @param isFlag SetFlag or SetControl
     * @param index of a flag 0-511, of a control 0-62
     * @param value of a flag 0 or 1, of a control 10 bits
     * @param time for which time
     */
    public record SetControl(
            CallContext context, MeterConfig meter, boolean isFlag, int index, int value, IssueTime time)
            implements ForMeter {

        @Override
        public ApiMethod method() {
            return ApiMethod.ISSUE_SET_CONTROL;
        }

        @Override
        public List<Permission> permissions() {
            return withKeyChange(Permission.ISSUE_ENG, meter);
        }

        @Override
        public List<Object> parameters() {
            return List.of(meter, isFlag, index, value, time);
        }

        @Override
        public void requireGiven() {
            Given.value("meterConfig", meter);
            Given.value("tokenTime", time);
        }
    }

    /**
     * Issues the set that takes a meter from its configuration to a new one.
     *
     * @param context who calls
     * @param meter the meter as it is; a change that is pending in it is not looked at
     * @param newConfig what it becomes
     */
    public record KeyChange(CallContext context, MeterConfig meter, MeterConfigAmendment newConfig)
            implements ForMeter {

        @Override
        public ApiMethod method() {
            return ApiMethod.ISSUE_KEY_CHANGE;
        }

        @Override
        public List<Permission> permissions() {
            return List.of(Permission.ISSUE_KEYCHANGE);
        }

        @Override
        public List<Object> parameters() {
            return List.of(meter.withoutNewConfig(), newConfig);
        }

        @Override
        public void requireGiven() {
            Given.value("meterConfig", meter);
            Given.value("newConfig", newConfig);
        }
    }

    /**
     * Issues the set that takes a new meter from the DITK of its EA to the vending key that its configuration names. For an
     * installation in manufacturing mode; in vending mode refused with {@code EService.Disabled}.
     *
     * @param context who calls
     * @param meter the meter as it becomes; a further change, and whether it may be moved on, is not looked at
     */
    public record DitkChange(CallContext context, MeterConfig meter) implements ForMeter {

        @Override
        public ApiMethod method() {
            return ApiMethod.ISSUE_DITK_CHANGE;
        }

        @Override
        public List<Permission> permissions() {
            return List.of(Permission.ISSUE_DITK);
        }

        @Override
        public List<Object> parameters() {
            return List.of(meter.withoutNewConfig());
        }

        @Override
        public void requireGiven() {
            Given.value("meterConfig", meter);
        }
    }

    /** What is refused for the want of a meter is audited too. */
    static String drnOf(@Nullable MeterConfig meter) {
        return meter == null ? "" : meter.drn();
    }

    private static List<Permission> withKeyChange(Permission kind, MeterConfig meter) {
        return meter.newConfig().isPresent() ? List.of(kind, Permission.ISSUE_KEYCHANGE) : List.of(kind);
    }
}
