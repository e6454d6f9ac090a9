package io.ptoken.cli;

import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.event.Level;

/**
 * What did not go well at a stop.
 *
 * @param level how bad that is
 * @param text one sentence for people
 * @param exitCode what the program ends with
 */
record StopTrouble(Level level, String text, int exitCode) {

    private static final String OTHER_STORE =
            "Stopped, but the store was replaced, removed or set back while it was open, so that nothing was written to it"
                    + " at the end: put the newest store in its place before the next start.";

    private static final String DISK_FULL =
            "Stopped, but the disk is full, so that the module's last state was not written: nothing is lost, and what it had"
                    + " leased ahead of its vends and limits counts as used. Make room before the next start.";

    static StopTrouble of(RuntimeException failure) {
        if (ofAFullDisk(failure)) {
            return new StopTrouble(Level.WARN, DISK_FULL, ExitCode.OK);
        }
        return first(failure, StoreException.class)
                .filter(store -> store.reason() == Reason.OLDER)
                .map(store -> new StopTrouble(Level.WARN, OTHER_STORE, ExitCode.FAILURE))
                .orElseGet(() -> new StopTrouble(
                        Level.ERROR,
                        "Not everything could be closed in order: " + failure.getMessage(),
                        ExitCode.FAILURE));
    }

    /** The sealed file keeps its old content then, which charges more than was vended: as after a process that was killed. */
    private static boolean ofAFullDisk(Throwable failure) {
        return first(failure, SealedFileException.class)
                        .flatMap(file -> first(file, IOException.class))
                        .map(cause -> String.valueOf(cause.getMessage()))
                        .filter(text ->
                                text.contains("No space left on device") || text.contains("Disk quota exceeded"))
                        .isPresent()
                && Stream.of(failure.getSuppressed()).allMatch(StopTrouble::ofAFullDisk);
    }

    private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> kind) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, one -> one.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
