package io.ptoken.hsm.protocol.settings;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import java.util.EnumSet;
import java.util.List;

/**
 * How a module behaves where sources are silent (module protocol sections 6, 7). A simulator follows these; of the
 * codecs, {@code SM!VK} alone reads one, {@code rolloverFlag}.
 *
 * @param registers vending-key registers, 1-999: 25 for a TSM250, 999 for a TSM500i (A10)
 * @param privilegedLimits when PRIVILEGED ends by itself (A14)
 * @param permissionStatus status of a command that the state of the module does not permit (A15)
 * @param emptyRegisterStatus status of {@code SM?GA} for an empty register (A15)
 * @param faultOrder which of several faults is reported; every check once (A16)
 * @param limitCharging what a credit token takes from ULM and CLM; on success only (A22)
 * @param subclassMask how SBM is read (A23)
 * @param txCounter direction of the transaction counter (A24)
 * @param inhibitedStatus status of a sale after the inhibit-vend date (A25)
 * @param rolloverFlag first field of {@code SM!VK} (A26)
 * @param echoDelay first two digits of {@code GL?EC} (A27)
 * @param activeSlotForCredit whether {@code SM?VC} is refused with 26 while the slot of the key is LOADING (A29)
 */
public record ModuleSettings(
        int registers,
        PrivilegedLimits privilegedLimits,
        SmStatus permissionStatus,
        SmStatus emptyRegisterStatus,
        List<FaultCheck> faultOrder,
        LimitCharging limitCharging,
        SubclassMaskReading subclassMask,
        TxCounter txCounter,
        SmStatus inhibitedStatus,
        RolloverFlag rolloverFlag,
        EchoDelay echoDelay,
        boolean activeSlotForCredit) {

    /** A TSM500i with every assumption at its default. */
    public static final ModuleSettings DEFAULTS = new ModuleSettings(
            999,
            PrivilegedLimits.DEFAULTS,
            SmStatus.PERMISSION_ERROR,
            SmStatus.VK_REG_NOT_FOUND_ERROR,
            FaultCheck.ASSUMED_ORDER,
            LimitCharging.DECODED_AMOUNT,
            SubclassMaskReading.BIT_N_ALLOWS_N,
            TxCounter.COUNTS_UP,
            SmStatus.PERMISSION_ERROR,
            RolloverFlag.BASE_DATE_CHANGE,
            EchoDelay.SECONDS,
            true);

    public ModuleSettings {
        InvalidValueException.requireRange("registers", registers, 1, 999);
        faultOrder = List.copyOf(faultOrder);
        if (faultOrder.size() != FaultCheck.values().length
                || !EnumSet.copyOf(faultOrder).containsAll(FaultCheck.ASSUMED_ORDER)) {
            throw new InvalidValueException("faultOrder", faultOrder.toString(), "every check once");
        }
    }

    /** What a credit token takes from a limit. */
    public enum LimitCharging {
        /** What the meter credits, in tenths of the unit or in 0.00001 of the currency. */
        DECODED_AMOUNT,
        NOT_CHARGED
    }

    /** How SBM is read. */
    public enum SubclassMaskReading {
        BIT_N_ALLOWS_N,
        NOT_ENFORCED
    }

    /** Direction of the transaction counter. */
    public enum TxCounter {
        COUNTS_UP,
        /** Down to the limit of a licence. */
        COUNTS_DOWN
    }

    /** First field of {@code SM!VK}. */
    public enum RolloverFlag {
        /** 1 when the base dates of the two registers differ. */
        BASE_DATE_CHANGE,
        /** Always 0; tells nothing. */
        ALWAYS_ZERO
    }

    /** First two digits of {@code GL?EC}. */
    public enum EchoDelay {
        /** The module waits that many seconds before it answers. */
        SECONDS,
        IGNORED
    }

    /** The same with a transaction counter of another direction. */
    public ModuleSettings withTxCounter(TxCounter other) {
        return new ModuleSettings(
                registers,
                privilegedLimits,
                permissionStatus,
                emptyRegisterStatus,
                faultOrder,
                limitCharging,
                subclassMask,
                other,
                inhibitedStatus,
                rolloverFlag,
                echoDelay,
                activeSlotForCredit);
    }

    /** The same with other rules for the first field of {@code SM!VK}. */
    public ModuleSettings withRolloverFlag(RolloverFlag other) {
        return new ModuleSettings(
                registers,
                privilegedLimits,
                permissionStatus,
                emptyRegisterStatus,
                faultOrder,
                limitCharging,
                subclassMask,
                txCounter,
                inhibitedStatus,
                other,
                echoDelay,
                activeSlotForCredit);
    }

    /** The same with faults reported in another order. */
    public ModuleSettings withFaultOrder(List<FaultCheck> other) {
        return new ModuleSettings(
                registers,
                privilegedLimits,
                permissionStatus,
                emptyRegisterStatus,
                other,
                limitCharging,
                subclassMask,
                txCounter,
                inhibitedStatus,
                rolloverFlag,
                echoDelay,
                activeSlotForCredit);
    }
}
