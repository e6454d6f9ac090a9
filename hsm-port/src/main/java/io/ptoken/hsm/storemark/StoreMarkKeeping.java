package io.ptoken.hsm.storemark;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Remembers a {@link StoreMark} durably and apart from the store: the software module in its sealed state, or a sealed file
 * beside the store for modules that remember nothing of it. Thread safe.
 */
public interface StoreMarkKeeping {

    /** The mark that is durable; empty when none has been kept yet. Quick. */
    Optional<StoreMark> kept();

    /**
     * From now on every durable write carries the mark that {@code source} gives at that moment.
     *
     * @param source quick and thread safe; it throws nothing, waits for nothing that waits for this object, and is asked for
     *     the last time when that is closed
     */
    void follow(Supplier<StoreMark> source);

    /**
     * Makes the mark of the source durable, unless the one that is durable will do. Callers at the same time share a write.
     * The software module also tells its witness: do not call this while you hold up the store that the witness is in.
     *
     * @param enough true for a mark that makes a write needless; asked again when another write has just ended
     * @throws io.ptoken.hsm.refusal.SecurityModuleException 01 when it cannot be written, 57 or 58 when the module is out of service;
     *     the mark before stays, unless the text says that only the witness could not be told
     * @throws IllegalStateException when no source was given
     */
    void keepUnless(Predicate<StoreMark> enough);
}
