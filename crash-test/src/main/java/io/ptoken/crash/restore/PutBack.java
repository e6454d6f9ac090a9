package io.ptoken.crash.restore;

import io.ptoken.crash.book.Entry;
import io.ptoken.crash.book.Floor;
import io.ptoken.crash.check.Checks;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Ended;
import io.ptoken.crash.program.ProgramFiles;
import io.ptoken.crash.program.Server;
import io.ptoken.crash.run.Shop;
import java.util.List;
import java.util.Optional;

/** A store in the place of a newer one: refused, then accepted by command. */
final class PutBack {

    private static final List<String> EXPLAINED = List.of(
            "This store is an older copy of the one that sold last",
            "Put the newest copy of the store back",
            "'ptoken store accept-older'");

    private final ProgramFiles program;
    private final Shop shop;

    /** @param program works on the store */
    PutBack(ProgramFiles program, Shop shop) {
        this.program = program;
        this.shop = shop;
    }

    ProgramFiles program() {
        return program;
    }

    /**
     * Starts a server, which must refuse it with an explanation, and accepts it.
     *
     * @param marked what was received before the module last wrote down how far the store had come
     * @param mayBeWhole whether it may be that nothing of this is missing; then a server may take it
     * @return the floor, empty when nothing is missing
     * @throws BrokenPromise when it is taken for the newest one although it lacks something, or cannot be accepted
     */
    Optional<Floor> accept(List<Entry> marked, boolean mayBeWhole) {
        Server server = Server.start(program);
        Optional<String> refusal = server.awaitVerdict();
        if (refusal.isEmpty()) {
            return taken(server, marked, mayBeWhole);
        }
        EXPLAINED.stream()
                .filter(text -> !refusal.get().contains(text))
                .findFirst()
                .ifPresent(missing -> {
                    throw new BrokenPromise("the server ends, but does not say \"" + missing + "\": " + refusal.get());
                });
        Ended accepted = program.run("store", "accept-older", "--yes");
        if (!accepted.ok()) {
            throw new BrokenPromise("'ptoken store accept-older' fails: " + accepted.output());
        }
        return Optional.of(Floor.told(accepted.output()));
    }

    private Optional<Floor> taken(Server server, List<Entry> marked, boolean mayBeWhole) {
        if (!mayBeWhole) {
            throw new BrokenPromise("an older store is taken for the newest one\n" + server.lastLines());
        }
        try (Checks checks = shop.checks(server)) {
            checks.fetch(marked);
        }
        server.stop();
        return Optional.empty();
    }
}
