package io.ptoken.node.backup;

import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.storemark.QuietLook;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NodeCalls;
import io.ptoken.service.operate.node.InstallationArchive;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.storemark.StoreStanding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Archives of an installation that no server here has: the process that makes one is the caller's own, and puts it where the
 * caller says.
 */
public record OwnArchive(Installation installation, ServiceStore store, Taker taker) implements InstallationArchive {

    @Override
    public NodeCalls.Archive make(NodeCalls.Backup call, Operator who, Dialogue dialogue) {
        Optional<String> refused = QuietLook.standing(installation, store, taker)
                .filter(standing -> !standing.mayBeUsed())
                .map(StoreStanding::brief);
        if (call.replaces() && refused.isPresent()) {
            throw new CommandFailure(call.file() + " is not replaced. " + refused.get()
                    + " Until then name a new file: the old one may be a backup of what is missing here");
        }
        Backup backup = new Backup(installation, store, taker.surroundings(), who.actor());
        try {
            Backup.Made made = backup.write(Path.of(call.file()), call.replaces());
            return new NodeCalls.Archive(made.archive().size(), made.archive().sha256(), refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
