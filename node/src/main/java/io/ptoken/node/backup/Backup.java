package io.ptoken.node.backup;

import io.ptoken.node.backup.Manifest.Store;
import io.ptoken.node.backup.Manifest.StoreKind;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.MachineName;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Version;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes one archive of an installation, while it serves or not. It is there whole, read back and durable, or not at all; and
 * that it was made is in the audit log of the store, and so in the archive, that it was begun.
 *
 * <p>Files and store are those of one moment ({@link Moment}). A store on PostgreSQL is not in the archive.
 */
public final class Backup {

    private static final String DRAFT = "archive";

    private final Installation installation;
    private final ServiceStore store;
    private final Surroundings surroundings;
    private final Actor who;
    private final OutsideFiles outside;
    private final Steps steps;

    /**
     * What came of it.
     *
     * @param archive name, size and SHA-256 of the archive
     * @param manifest what is in it
     */
    public record Made(ArchivedFile archive, Manifest manifest) {}

    /** Takes one that is whole. */
    @FunctionalInterface
    interface Recipient {

        void take(Path archive, ArchivedFile facts) throws IOException;
    }

    /**
     * @param installation of which
     * @param store its store
     * @param who has it made
     */
    public Backup(Installation installation, ServiceStore store, Surroundings surroundings, Actor who) {
        this(installation, store, surroundings, who, Steps.REAL);
    }

    Backup(Installation installation, ServiceStore store, Surroundings surroundings, Actor who, Steps steps) {
        this.installation = installation;
        this.store = store;
        this.surroundings = surroundings;
        this.who = who;
        this.outside = new OutsideFiles(installation, installation.file(), OutsideFiles.keyFile(surroundings));
        this.steps = steps;
    }

    /**
     * Makes it.
     *
     * @param file where
     * @param replace true: puts it in the place of a file that is there, once it is whole
     * @throws CommandFailure when there is a file, it would lie in the data directory, or something does not hold still
     * @throws StoreException when the store cannot be copied, or the copy is not whole
     * @throws IOException when something cannot be read or written; the message says what
     */
    public Made write(Path file, boolean replace) throws IOException {
        Path folder = requirePlace(installation, file, replace);
        return make(file.toString(), target(file), folder, (draft, archive) -> put(draft, file, replace));
    }

    /** Makes it in a folder and gives it to somebody; nothing of it is left there. */
    Made make(String name, Path subject, Path folder, Recipient recipient) throws IOException {
        audit("backup.begin", subject, "");
        try (Workplace place = Workplace.in(folder)) {
            Manifest manifest = collect(place);
            Path draft = place.file(DRAFT);
            ArchiveWriter.write(draft, manifest, place);
            steps.written(draft);
            readBack(draft);
            ArchivedFile archive = CheckedCopy.of(draft, name);
            audit(AuditLog.BACKUP_MADE, subject, summary(archive, manifest));
            recipient.take(draft, archive);
            return new Made(archive, manifest);
        } catch (FileSystemException | DamagedArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw new CommandFailure(
                    "no backup was made of " + installation.data().root() + " in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void audit(String action, Path subject, String detail) {
        store.auditLog().append(who.did(surroundings.clock().instant(), action, subject.toString(), detail));
    }

    static Path target(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** A draft in the folder of the file gets its name. */
    static void put(Path draft, Path file, boolean replace) throws IOException {
        Path target = target(file);
        Files.move(draft, target, options(replace));
        OwnerOnly.sync(folder(target));
    }

    /** What an archive has in it; its files are not read. */
    public static Manifest contents(Path archive) throws IOException {
        try (ArchiveReader reader = ArchiveReader.open(archive)) {
            return reader.manifest();
        }
    }

    private static Path folder(Path target) {
        return Objects.requireNonNull(target.getParent(), "what has no folder above it is a folder");
    }

    /**
     * Returns the folder in which it will be.
     *
     * @throws CommandFailure when it cannot be there
     */
    public static Path requirePlace(Installation installation, Path file, boolean replace) {
        Path target = target(file);
        if (InstallationFiles.isInside(target, installation.data().root())) {
            throw new CommandFailure(
                    target + " lies in the data directory; a backup belongs elsewhere, best on another" + " machine");
        }
        if (Files.isDirectory(target)) {
            throw new CommandFailure(
                    target + " is a directory; name a file in it", new FileSystemException(target.toString()));
        }
        Path folder = folder(target);
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure("there is no directory " + folder, new NotDirectoryException(folder.toString()));
        }
        if (!replace && Files.exists(target)) {
            throw new CommandFailure(
                    target + " exists already; name a new file, or use --force to replace it",
                    new FileAlreadyExistsException(target.toString()));
        }
        return folder;
    }

    private static CopyOption[] options(boolean replace) {
        return replace
                ? new CopyOption[] {StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING}
                : new CopyOption[0];
    }

    private Manifest collect(Workplace place) throws IOException {
        try (Moment moment = Moment.of(outside.inside(), place, steps)) {
            return new Manifest(
                    Manifest.FORMAT,
                    Manifest.VERSION,
                    surroundings.clock().instant().toString(),
                    Version.current(),
                    MachineName.get(),
                    store(moment, place),
                    moment.files(place),
                    outside.notIncluded());
        }
    }

    /** The copy of the store is verified here, before it is packed; that it is packed as it was, its hash shows. */
    private Store store(Moment moment, Workplace place) throws IOException {
        Optional<Link> copied = moment.copyStore(place);
        Configuration.Store configured = installation.configuration().store();
        if (configured.kind() == Configuration.StoreKind.POSTGRESQL) {
            Link head = store.auditLog().head();
            return new Store(StoreKind.POSTGRESQL, outside.database(), head.sequence(), head.hash(), Map.of());
        }
        Link head = copied.orElseThrow(() ->
                new CommandFailure("there is no store " + installation.data().database()));
        return new Store(StoreKind.SQLITE, outside.inside().database(), head.sequence(), head.hash(), moment.modules());
    }

    static void readBack(Path draft) throws IOException {
        try (ArchiveReader reader = ArchiveReader.open(draft)) {
            reader.read(ArchiveReader.Target.NOWHERE);
        } catch (DamagedArchiveException e) {
            throw new DamagedArchiveException(
                    "no backup was made: what was written does not read back, " + e.getMessage()
                            + "; look at the disk of the backup",
                    e);
        }
    }

    private static String summary(ArchivedFile archive, Manifest manifest) {
        return manifest.files().size() + " files, " + archive.size() + " bytes, SHA-256 " + archive.sha256()
                + ", audit log up to row " + manifest.store().auditHead();
    }
}
