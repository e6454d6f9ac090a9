package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.slot.KekSlotStatus;
import java.util.List;
import java.util.Optional;

/** What is to be done next in the exchange of keys with a KMC, whatever happened before (operating requirements section 7). */
public enum NextStep {
    /** No exchange has begun. */
    REQUEST("make a request and send it to the KMC", "ptoken kmc request"),
    /** A request is out; it can be shown again, or replaced. */
    AWAIT_FILE(
            "send the request to the KMC, then upload the key load file it answers with",
            "ptoken kmc request --again",
            "ptoken kmc upload FILE"),
    /** The file was taken and some of its keys are not loaded. */
    LOAD(
            "load the keys of the file; nothing of this KMC vends until loading is ended",
            "ptoken kmc load-all",
            "ptoken kmc load NUMBER...",
            "ptoken kmc end"),
    /** What the module refused of the file it will refuse again. */
    END_WITHOUT_THE_REFUSED(
            "end loading, so that the keys that are loaded vend, and make a new request: the keys that were"
                    + " refused are refused again for as long as file and module are what they are",
            "ptoken kmc end"),
    /** Every key of the file is loaded. */
    END("end loading, so that the keys vend", "ptoken kmc end"),
    /** Loading was ended. */
    NOTHING("nothing; a new request when keys are to be refreshed", "ptoken kmc request");

    private final String advice;

    @SuppressWarnings("ImmutableEnumChecker") // of List.of, which never changes
    private final List<String> commands;

    NextStep(String advice, String... commands) {
        this.advice = advice;
        this.commands = List.of(commands);
    }

    /**
     * The next step of an exchange.
     *
     * @param slot the slot of the KMC; empty when the module has none for it
     */
    public static NextStep after(Optional<KekSlotStatus> slot) {
        return slot.map(NextStep::after).orElse(REQUEST);
    }

    private static NextStep after(KekSlotStatus slot) {
        return switch (slot.state()) {
            case EMPTY -> REQUEST;
            case PENDING -> AWAIT_FILE;
            case LOADING -> isLoaded(slot) ? END : LOAD;
            case ACTIVE -> NOTHING;
        };
    }

    /** False as well when it is not known how many keys the file has: to load those again that are loaded does no harm. */
    private static boolean isLoaded(KekSlotStatus slot) {
        return slot.keyCount().isPresent()
                && slot.loaded().size() >= slot.keyCount().getAsInt();
    }

    /** For people. */
    public String advice() {
        return advice;
    }

    /** The commands that do it, in order; the first alone does what it can of the others. */
    public List<String> commands() {
        return commands;
    }
}
