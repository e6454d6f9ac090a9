package io.ptoken.service.storemark;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Keeps the mark in memory, counts the writes, fails when it is told to. */
final class MemoryKeeping implements StoreMarkKeeping {

    int writes;
    boolean failing;
    private Optional<StoreMark> kept = Optional.empty();
    private Supplier<StoreMark> source = () -> {
        throw new IllegalStateException("no source");
    };

    @Override
    public synchronized Optional<StoreMark> kept() {
        return kept;
    }

    @Override
    public synchronized void follow(Supplier<StoreMark> other) {
        source = other;
    }

    @Override
    public synchronized void keepUnless(Predicate<StoreMark> enough) {
        if (kept.filter(enough).isPresent()) {
            return;
        }
        if (failing) {
            throw new SecurityModuleException(SmStatus.DEVICE_FAILURE, "the mark cannot be written");
        }
        kept = Optional.of(source.get());
        writes++;
    }
}
