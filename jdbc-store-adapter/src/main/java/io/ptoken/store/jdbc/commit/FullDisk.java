package io.ptoken.store.jdbc.commit;

import io.ptoken.service.port.StoreException;
import io.ptoken.store.jdbc.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is done while the disk is full: the room that the database keeps for this is given up, a number of audit rows is written
 * into it, and nothing else is tried until there is room again. Belongs to the writer's thread.
 */
final class FullDisk {

    /** What remains of the room is for what is written when the process stops. */
    static final int MOST_ROWS = 100;

    private final Dialect dialect;
    private volatile Optional<StoreException> full = Optional.empty();
    private boolean kept;
    private int rows;

    FullDisk(Dialect dialect) {
        this.dialect = dialect;
    }

    /** There was no room for a change: true when room has been made for others. */
    boolean makesRoom(StoreException failure) {
        if (full.isPresent() || !dialect.giveUpReserve()) {
            return false;
        }
        full = Optional.of(failure);
        kept = false;
        rows = 0;
        return true;
    }

    /** Changes of a batch that are not tried now, because the disk was full and is not known to have room again. */
    List<Change<?, ?>> refused(List<Change<?, ?>> batch) {
        if (full.isEmpty()) {
            return List.of();
        }
        List<Change<?, ?>> refused = new ArrayList<>();
        for (Change<?, ?> change : batch) {
            if (!mayBeWritten(change.operation().urgency())) {
                refused.add(change);
            }
        }
        return refused;
    }

    /** True while nothing is tried; of any thread. */
    boolean isFull() {
        return full.isPresent();
    }

    /** Why they are not tried. */
    StoreException failure() {
        StoreException first = full.orElseThrow();
        return new StoreException(first.reason(), String.valueOf(first.getMessage()), first);
    }

    /** Whether room is kept, before a batch: once when all is well, and at each batch on a full disk. */
    void look() {
        if (kept) {
            return;
        }
        boolean there = dialect.keepReserve();
        kept = there || full.isEmpty();
        if (there) {
            full = Optional.empty();
        }
    }

    private boolean mayBeWritten(Operation.Urgency urgency) {
        return switch (urgency) {
            case ORDINARY -> false;
            case BY_NUMBER -> rows++ < MOST_ROWS;
            case LAST -> true;
        };
    }
}
