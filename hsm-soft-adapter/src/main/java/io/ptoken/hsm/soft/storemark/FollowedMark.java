package io.ptoken.hsm.soft.storemark;

import io.ptoken.hsm.storemark.StoreMark;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The mark that is durable and where the next one comes from. Thread safe; {@link #written} is called by one at a time. */
public final class FollowedMark {

    private volatile Optional<Supplier<StoreMark>> source = Optional.empty();
    private volatile Optional<StoreMark> kept;
    private volatile boolean uncertain;

    public FollowedMark(Optional<StoreMark> kept) {
        this.kept = kept;
    }

    public void follow(Supplier<StoreMark> other) {
        source = Optional.of(other);
    }

    /**
     * Lets go on who follows a store.
     *
     * @throws IllegalStateException when no source was given
     */
    public void requireSource() {
        if (source.isEmpty()) {
            throw new IllegalStateException("no store is followed");
        }
    }

    public Optional<StoreMark> kept() {
        return kept;
    }

    /** True when a durable mark will do, and no other may be found after a power cut. */
    public boolean isEnough(Predicate<StoreMark> enough) {
        return !uncertain && kept.filter(enough).isPresent();
    }

    /** What the next write carries; without a source, what the last one did. */
    public Optional<StoreMark> next() {
        return source.map(Supplier::get).or(() -> kept);
    }

    /** True when the next write would carry another mark than the last one. */
    public boolean isBehind() {
        return !next().equals(kept);
    }

    /** This mark is durable. */
    public void written(Optional<StoreMark> mark) {
        kept = mark;
        uncertain = false;
    }

    /** A power cut may leave this mark or one that was not written to the end; only a write settles it. */
    public void uncertain() {
        uncertain = true;
    }
}
