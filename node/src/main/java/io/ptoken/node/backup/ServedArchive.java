package io.ptoken.node.backup;

import io.ptoken.node.config.Configuration.StoreKind;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.installation.DirectoryTree;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.installation.InstallationDisk;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.IoTrouble;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NodeCalls;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.node.InstallationArchive;
import io.ptoken.service.port.ServiceStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Archives that a server makes: in its data directory, which is its owner's alone, and hands over from there. Nothing of one is
 * left. One at a time. Thread safe.
 */
public final class ServedArchive implements InstallationArchive {

    /** Left for what is sold meanwhile. */
    private static final long ROOM = 64L << 20;

    private final Installation installation;
    private final ServiceStore store;
    private final Surroundings surroundings;
    private final ReentrantLock one = new ReentrantLock();

    public ServedArchive(Installation installation, ServiceStore store, Surroundings surroundings) {
        this.installation = installation;
        this.store = store;
        this.surroundings = surroundings;
    }

    /** Removes what a server that was killed has left; for who has the installation for itself. */
    public static void clear(DataDirectory data) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(data.root(), Workplace.PREFIX + "*")) {
            left.forEach(DirectoryTree::delete);
        }
    }

    @Override
    public NodeCalls.Archive make(NodeCalls.Backup call, Operator who, Dialogue dialogue) {
        if (!one.tryLock()) {
            throw new NotPossibleException("the server is making another backup; repeat this when that is done");
        }
        try {
            requireRoom();
            Backup backup = new Backup(installation, store, surroundings, who.actor());
            ArchivedFile made = backup.make(
                            call.file(),
                            Path.of(call.file()),
                            installation.data().root(),
                            (draft, facts) -> hand(draft, dialogue))
                    .archive();
            return new NodeCalls.Archive(made.size(), made.sha256(), Optional.empty());
        } catch (CommandFailure e) {
            throw new NotPossibleException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new NotPossibleException(IoTrouble.text(e));
        } finally {
            one.unlock();
        }
    }

    private static void hand(Path draft, Dialogue dialogue) throws IOException {
        try (InputStream in = Files.newInputStream(draft)) {
            dialogue.hand("backup", in);
        }
    }

    /** The store is copied, and the copy packed, on the disk that the sales need. */
    private void requireRoom() throws IOException {
        OptionalLong free = InstallationDisk.freeBytes(installation.data());
        long needed = ROOM + 2 * storeBytes();
        if (free.isPresent() && free.getAsLong() < needed) {
            throw new NotPossibleException(
                    "no room for a backup: it takes up to " + needed + " bytes for a while on the"
                            + " disk of " + installation.data().root() + ", which has " + free.getAsLong()
                            + "; make room, or stop the server and repeat this");
        }
    }

    private long storeBytes() throws IOException {
        if (installation.configuration().store().kind() == StoreKind.POSTGRESQL) {
            return 0;
        }
        Path database = installation.data().database();
        Path log = database.resolveSibling(database.getFileName() + "-wal");
        return size(database) + size(log);
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
