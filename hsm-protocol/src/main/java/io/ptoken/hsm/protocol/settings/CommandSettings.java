package io.ptoken.hsm.protocol.settings;

import java.time.Duration;

/**
 * Layouts of STS6 commands (module protocol sections 3, 4, 7.4).
 *
 * @param windowUnit unit of the TID window in {@code SM!QD} (A7)
 * @param attributeDates form of dates in {@code SM!GA} (A8); the order of attributes never matters
 * @param verifyLayout fields of {@code SM?VT} (A9)
 * @param profile layouts of the commands of which no source shows the fields (A11)
 * @param sendKmcId whether {@code SM?KR}, {@code SM?KL} and {@code SM?KF} name the KMC (A12); both are understood
 * @param slotStates numbers of the states of a KEK slot (A13)
 * @param extendedError form of the text after status EE as it is sent; both are understood (A21)
 * @param recordCrc check sum at the end of a dfconcat record (A30)
 */
public record CommandSettings(
        WindowUnit windowUnit,
        AttributeDates attributeDates,
        VerifyLayout verifyLayout,
        AssumedProfile profile,
        boolean sendKmcId,
        SlotStateNumbers slotStates,
        ExtendedError extendedError,
        RecordCrc recordCrc) {

    /** Days, dates with T and Z, layout A, SMAPI-AP1, KMC named, states 0-3, text in a P field, CRC-16/MODBUS. */
    public static final CommandSettings DEFAULTS = new CommandSettings(
            WindowUnit.DAYS,
            AttributeDates.T_AND_Z,
            VerifyLayout.A,
            AssumedProfile.SMAPI_AP1,
            true,
            SlotStateNumbers.DEFAULTS,
            ExtendedError.P_FIELD,
            RecordCrc.CRC16_MODBUS);

    /** The same with another layout of {@code SM?VT}. */
    public CommandSettings withVerifyLayout(VerifyLayout other) {
        return new CommandSettings(
                windowUnit, attributeDates, other, profile, sendKmcId, slotStates, extendedError, recordCrc);
    }

    /** The same with the KMC named, or not. */
    public CommandSettings withSendKmcId(boolean send) {
        return new CommandSettings(
                windowUnit, attributeDates, verifyLayout, profile, send, slotStates, extendedError, recordCrc);
    }

    /** The same with another check sum in dfconcat records. */
    public CommandSettings withRecordCrc(RecordCrc other) {
        return new CommandSettings(
                windowUnit, attributeDates, verifyLayout, profile, sendKmcId, slotStates, extendedError, other);
    }

    /** Unit of the TID window. */
    public enum WindowUnit {
        DAYS(Duration.ofDays(1)),
        HOURS(Duration.ofHours(1)),
        MINUTES(Duration.ofMinutes(1));

        private final Duration one;

        WindowUnit(Duration one) {
            this.one = one;
        }

        /** The window of that many units. */
        public Duration times(long count) {
            return one.multipliedBy(count);
        }
    }

    /** Form of ACT, EXP, IUT and BDT in the list of attributes. */
    public enum AttributeDates {
        /** {@code 20140101T000000Z}. */
        T_AND_Z,
        /** {@code 20140101000000}. */
        DIGITS
    }

    /** Fields of {@code SM?VT}. */
    public enum VerifyLayout {
        /** Register, PAN, TI, EA, token as 20 decimal digits. */
        A,
        /** Register, PAN, TI, EA, TCT, token as 17 hex digits. */
        B;

        /** The other one. */
        public VerifyLayout other() {
            return this == A ? B : A;
        }
    }

    /** Whose layouts the commands of module protocol section 4 have. */
    public enum AssumedProfile {
        /** Our own, chosen to fit the rest; not the layouts of STS600-8-6, which we have not seen. */
        SMAPI_AP1
    }

    /** Form of the text of an extended error. */
    public enum ExtendedError {
        P_FIELD,
        BARE
    }

    /** Check sum inside dfconcat records. */
    public enum RecordCrc {
        /** Over everything up to and including the last colon; found by search from one recorded sample. */
        CRC16_MODBUS,
        /** The check sum of frames, over the same characters. */
        CRC16_ARC,
        /** Not looked at when reading; CRC-16/MODBUS when writing. */
        UNCHECKED
    }
}
