package io.ptoken.hsm.slot;

import java.util.Arrays;
import java.util.Optional;

/** How far the exchange of keys with one KMC has come (key-load profile section 2.8). */
public enum KekSlotState {
    /** No KMC. */
    EMPTY(0, false),
    /** Between the answer of the KMC and the end of the key load. */
    LOADING(1, false),
    /** A request is out; the keys of the exchange before go on. */
    PENDING(2, true),
    /** Loading has ended. */
    ACTIVE(3, true);

    private final int code;
    private final boolean vendsCredit;

    KekSlotState(int code, boolean vendsCredit) {
        this.code = code;
        this.vendsCredit = vendsCredit;
    }

    /** Number of the state in the module protocol, 0-3. */
    public int code() {
        return code;
    }

    /** True when keys that came through the slot may vend credit meanwhile; else they answer 26. */
    public boolean vendsCredit() {
        return vendsCredit;
    }

    /** The state with a number, empty when there is none. */
    public static Optional<KekSlotState> ofCode(int code) {
        return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
    }
}
