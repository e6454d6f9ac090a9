package io.ptoken.service.storemark;

import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Nothing is kept, and there is no place to keep it in. */
final class NothingKept implements StoreMarkKeeping {

    @Override
    public Optional<StoreMark> kept() {
        return Optional.empty();
    }

    @Override
    public void follow(Supplier<StoreMark> source) {
        throw unable();
    }

    @Override
    public void keepUnless(Predicate<StoreMark> enough) {
        throw unable();
    }

    private static IllegalStateException unable() {
        return new IllegalStateException("no mark of the store can be kept here");
    }
}
