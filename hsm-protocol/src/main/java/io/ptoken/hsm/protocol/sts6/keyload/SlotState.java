package io.ptoken.hsm.protocol.sts6.keyload;

import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.settings.SlotStateNumbers;
import io.ptoken.hsm.refusal.SmStatus;

/** State of a KEK slot (key-load profile section 2.8). Its number on the wire is assumption A13. */
public enum SlotState {
    EMPTY,
    LOADING,
    PENDING,
    ACTIVE;

    /** Its number on the wire. */
    public int number(SlotStateNumbers numbers) {
        return switch (this) {
            case EMPTY -> numbers.empty();
            case LOADING -> numbers.loading();
            case PENDING -> numbers.pending();
            case ACTIVE -> numbers.active();
        };
    }

    static SlotState read(Fields fields, int index, SlotStateNumbers numbers) {
        int number = fields.integer(index, 0, 9);
        for (SlotState state : values()) {
            if (state.number(numbers) == number) {
                return state;
            }
        }
        throw fields.fault(SmStatus.PTVD_RANGE, index, "got " + number + ", which is no state of a slot");
    }
}
