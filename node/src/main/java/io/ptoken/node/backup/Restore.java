package io.ptoken.node.backup;

import io.ptoken.node.account.TerminalPerson;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.ConfigurationException;
import io.ptoken.node.config.ConfigurationFile;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.installation.DirectoryTree;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.storemark.Bars;
import io.ptoken.service.storemark.TidReach;
import io.ptoken.store.jdbc.sqlite.SqliteCopy;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes an installation of an archive, in an empty directory: all of it, verified and durable, or nothing. Until it is
 * whole, all of it lies in {@link DataDirectory#unfinishedRestore()}; a directory that has one is no installation, so
 * that one of which a power cut left a part is never opened.
 */
public final class Restore {

    /** Of a configuration that this release does not read: it must be mended, which must not keep anybody from restoring. */
    private static final TidReach FURTHEST = new TidReach(Duration.ofDays(7), Duration.ofDays(7), false);

    private final DataDirectory data;
    private final Surroundings surroundings;

    /**
     * What came of it.
     *
     * @param manifest what the archive says about itself
     * @param bars what is not sold any more from an embedded store; empty for another one, which is not in the archive
     * @param sellsAgain from when an embedded store sells tokens, for meters that the bars do not name
     */
    public record Restored(Manifest manifest, Optional<Bars> bars, Instant sellsAgain) {}

    /** @param data does not exist yet, or is empty */
    public Restore(DataDirectory data, Surroundings surroundings) {
        this.data = data;
        this.surroundings = surroundings;
    }

    /**
     * Makes it. An embedded store gets an entry in its audit log that says so, and sells nothing before the clock has passed
     * what may have been sold until now: store and module of one archive cannot tell.
     *
     * @param sure true: nothing is sold before the clock has passed every identifier that can have been vended; false: that
     *     holds for meters that the backup shows ahead of the clock, and all others wait for minutes
     * @throws CommandFailure when the directory is not empty, or the archive is damaged or made to do harm
     * @throws StoreException when the store in it is not whole, or comes from a newer release
     * @throws IOException when something cannot be read or written
     */
    public Restored from(Path archive, boolean sure) throws IOException {
        data.requireEmpty();
        try (ArchiveReader reader = ArchiveReader.open(archive);
                Undo undo = new Undo()) {
            requireStore(reader.manifest());
            makeRoom(undo);
            requireRoom(reader.manifest());
            Path unfinished = data.unfinishedRestore();
            OwnerOnly.directories(unfinished);
            reader.read(file -> OwnerOnly.file(placed(unfinished, file)));
            Instant now = surroundings.clock().instant();
            Optional<Bars> bars = reader.manifest().store().isEmbedded()
                    ? Optional.of(takeStore(archive, reader.manifest(), now, sure))
                    : Optional.empty();
            finish(undo);
            return new Restored(
                    reader.manifest(),
                    bars,
                    bars.map(set -> set.sellsAgain(now)).orElse(now));
        } catch (DamagedArchiveException e) {
            throw new CommandFailure(archive + " is no whole backup: " + e.getMessage() + "; nothing was restored", e);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new CommandFailure("nothing was restored to " + data.root() + ": " + e.getMessage(), e);
        }
    }

    private void requireStore(Manifest manifest) throws DamagedArchiveException {
        String database = data.root().relativize(data.database()).toString();
        if (manifest.store().isEmbedded()
                && manifest.files().stream().noneMatch(file -> file.path().equals(database))) {
            throw new DamagedArchiveException(database + " is missing");
        }
    }

    /** What is there when this fails goes again: the directory too, unless it was there before. */
    private void makeRoom(Undo undo) throws IOException {
        boolean there = Files.exists(data.root());
        data.create();
        undo.with(() -> {
            if (there) {
                DirectoryTree.clear(data.root());
            } else {
                DirectoryTree.delete(data.root());
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(undo::close, "restore"));
    }

    private void requireRoom(Manifest manifest) throws IOException {
        long free = Files.getFileStore(data.root()).getUsableSpace();
        long left = free;
        for (ArchivedFile file : manifest.files()) {
            left -= Math.min(left, file.size());
        }
        if (left == 0) {
            throw new CommandFailure("there is no room in " + data.root() + ": " + free
                    + " bytes are free, and what the archive says it holds needs more; nothing was restored");
        }
    }

    private static Path placed(Path unfinished, ArchivedFile file) throws IOException {
        Path place = unfinished.resolve(file.path());
        OwnerOnly.directoriesOf(place);
        return place;
    }

    private Bars takeStore(Path archive, Manifest manifest, Instant now, boolean sure) throws IOException {
        DataDirectory unfinished = new DataDirectory(data.unfinishedRestore());
        Link head = SqliteCopy.verify(unfinished.database());
        if (head.sequence() != manifest.store().auditRow()
                || !head.hash().equals(manifest.store().auditHash())) {
            throw new DamagedArchiveException(
                    "its store ends with another row of the audit log than its manifest says");
        }
        try (OpenStore open = StoreAccess.embedded(unfinished)) {
            TidReach reach = reach(unfinished);
            Bars bars = sure
                    ? Bars.ofCopy(open.store(), reach.sure(now), now, reach)
                    : Bars.ofPutBack(open.store(), now, reach);
            open.store()
                    .history()
                    .raise(
                            bars.floors(),
                            bars.meters(),
                            AuditEntry.local(
                                    now,
                                    TerminalPerson.name(surroundings),
                                    "restore",
                                    archive.toAbsolutePath().normalize().toString(),
                                    "backup of " + manifest.made() + " on " + manifest.machine()
                                            + ", audit log up to row "
                                            + manifest.store().auditHead() + "; " + bars.detail()));
            // What the modules made since the backup is barred by the floors.
            open.store().moduleWitness().forgetCounted();
            return bars;
        }
    }

    /** By the configuration in the archive, the one that the installation begins to work with. */
    private static TidReach reach(DataDirectory data) throws IOException {
        try {
            Configuration configuration = Files.exists(data.configuration())
                    ? ConfigurationFile.read(data.configuration())
                    : Configuration.DEFAULT;
            return new Installation(data, configuration, StaTables.SAMPLE).tidReach();
        } catch (ConfigurationException unreadable) {
            return FURTHEST;
        }
    }

    /** A stop that is asked for meanwhile waits: the directory is whole then. */
    private void finish(Undo undo) throws IOException {
        Path unfinished = data.unfinishedRestore();
        sync(unfinished);
        synchronized (undo) {
            for (Path part : listed(unfinished)) {
                Files.move(part, data.root().resolve(part.getFileName()));
            }
            OwnerOnly.sync(data.root());
            Files.delete(unfinished);
            OwnerOnly.sync(data.root());
            undo.nothing();
        }
    }

    private static void sync(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                OwnerOnly.sync(path);
            }
        }
    }

    private static List<Path> listed(Path directory) throws IOException {
        try (Stream<Path> content = Files.list(directory)) {
            return content.sorted().toList();
        }
    }
}
