package io.ptoken.cli.commands.installation;

import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Shows the status again and again: on a terminal in one place, elsewhere one block after the other. */
final class StatusWatch {

    /** Looks once. */
    @FunctionalInterface
    interface Look {

        /** The status; empty while the server is gone. */
        Optional<InstallationStatus> status() throws IOException;
    }

    private static final String CLEAR = "\u001b[H\u001b[2J";

    private final Look look;
    private final Function<InstallationStatus, List<String>> text;
    private final Consumer<String> say;
    private final boolean terminal;
    private final InstantSource clock;
    private boolean gone;

    StatusWatch(
            Look look,
            Function<InstallationStatus, List<String>> text,
            Consumer<String> say,
            boolean terminal,
            InstantSource clock) {
        this.look = look;
        this.text = text;
        this.say = say;
        this.terminal = terminal;
        this.clock = clock;
    }

    /**
     * Goes on until the pause says no.
     *
     * @param pause waits, and is false at the end
     */
    void run(BooleanSupplier pause) throws IOException {
        do {
            show(look.status());
        } while (pause.getAsBoolean());
    }

    private void show(Optional<InstallationStatus> status) {
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        if (status.isEmpty()) {
            if (!gone) {
                say.accept(time + "  The server is gone; waiting for it.");
            }
            gone = true;
            return;
        }
        say.accept((terminal ? CLEAR : "") + time + (gone ? "  The server is back." : ""));
        gone = false;
        text.apply(status.get()).forEach(say);
        if (!terminal) {
            say.accept("");
        }
    }
}
