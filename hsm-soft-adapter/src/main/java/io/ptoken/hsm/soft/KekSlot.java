package io.ptoken.hsm.soft;

import io.ptoken.sts.InvalidValueException;
import java.util.Optional;

/**
 * One KEK slot: how far the exchange of keys with one KMC has come (key-load profile section 2.8, A13).
 *
 * @param number 1-4
 * @param kmcId KMCID, 1-64 printable characters; empty in an empty slot
 * @param state where the exchange stands
 */
record KekSlot(int number, Optional<String> kmcId, State state) {

    KekSlot {
        InvalidValueException.requireRange("KEK slot", number, 1, KekSlots.COUNT);
        if (kmcId.isPresent() == (state == State.EMPTY)) {
            throw new InvalidValueException("KEK slot " + number, state.toString(), "a KMCID unless it is EMPTY");
        }
        kmcId.ifPresent(KekSlot::requirePrintable);
    }

    private static void requirePrintable(String id) {
        if (!id.matches("[!-~]{1,64}")) {
            throw new InvalidValueException("KMCID", id, "1-64 printable characters");
        }
    }

    static KekSlot empty(int number) {
        return new KekSlot(number, Optional.empty(), State.EMPTY);
    }

    /** States of a slot, and whether the keys that came through it may vend credit meanwhile. */
    enum State {
        EMPTY(false),
        /** A request is out; the keys of the exchange before go on. */
        PENDING(true),
        /** Between the answer of the KMC and the end of the key load. */
        LOADING(false),
        ACTIVE(true);

        private final boolean vendsCredit;

        State(boolean vendsCredit) {
            this.vendsCredit = vendsCredit;
        }

        static State ofName(String name) {
            for (State state : values()) {
                if (state.name().equals(name)) {
                    return state;
                }
            }
            throw new InvalidValueException("state of a KEK slot", name, "EMPTY, PENDING, LOADING or ACTIVE");
        }

        boolean vendsCredit() {
            return vendsCredit;
        }
    }
}
