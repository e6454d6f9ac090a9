package io.ptoken.node.backup;

import static io.ptoken.node.backup.ArchiveWriter.DATA;

import io.ptoken.node.process.CommandFailure;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.store.jdbc.sqlite.SqliteCopy;
import io.ptoken.store.jdbc.sqlite.SqliteSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All of an installation at one moment, without a lock that would stop it. The files are copied, then the moment of the store
 * is pinned, then the files are looked at again: where none has changed, each of them was the newest one while the store was
 * pinned. Else it begins anew. It rarely does: the window is as long as it takes to read some small files, and the security
 * module seals its own once in many sales.
 *
 * <p>So the pair is one that a start accepts. The module writes its file first and tells the store then, hence the
 * generation that the store has witnessed is not above that of the file. And what the file knows of the store was in the
 * store before the file was written, hence the store is not behind it. Copied one after the other, either could be.
 */
final class Moment implements AutoCloseable {

    static final int TRIES = 50;

    private final InstallationFiles installation;
    private final Map<String, ArchivedFile> files;
    private final Optional<SqliteSnapshot> store;

    private Moment(InstallationFiles installation, Map<String, ArchivedFile> files, Optional<SqliteSnapshot> store) {
        this.installation = installation;
        this.files = files;
        this.store = store;
    }

    /**
     * Finds one.
     *
     * @param place has the copies then
     * @throws CommandFailure when a file changes each time
     */
    static Moment of(InstallationFiles installation, Workplace place, Steps steps) throws IOException {
        String changed = "";
        for (int i = 0; i < TRIES; i++) {
            place.clear();
            Map<String, ArchivedFile> before = look(installation, path -> copy(installation, path, place));
            Optional<SqliteSnapshot> store = pin(installation, steps);
            Map<String, ArchivedFile> after = look(installation, path -> present(installation, path));
            if (before.equals(after)) {
                return new Moment(installation, before, store);
            }
            store.ifPresent(SqliteSnapshot::close);
            changed = difference(before, after);
        }
        throw new CommandFailure(
                changed + " in " + installation.data().root() + " changes all the time, " + TRIES
                        + " times while it was copied; no backup was made. Find out what writes to it, then repeat this command");
    }

    /** Looks at one file. */
    @FunctionalInterface
    private interface Look {

        ArchivedFile at(String path) throws IOException;
    }

    /** A file that has gone meanwhile is not among them, so that it counts as changed. */
    private static Map<String, ArchivedFile> look(InstallationFiles installation, Look look) throws IOException {
        Map<String, ArchivedFile> found = new TreeMap<>();
        for (String path : installation.paths()) {
            try {
                found.put(path, look.at(path));
            } catch (NoSuchFileException e) {
                found.remove(path);
            }
        }
        return found;
    }

    private static ArchivedFile copy(InstallationFiles installation, String path, Workplace place) throws IOException {
        ArchivedFile copied = place.take(installation.data().root().resolve(path), DATA + path);
        return new ArchivedFile(path, copied.size(), copied.sha256());
    }

    private static ArchivedFile present(InstallationFiles installation, String path) throws IOException {
        return CheckedCopy.of(installation.data().root().resolve(path), path);
    }

    private static Optional<SqliteSnapshot> pin(InstallationFiles installation, Steps steps) {
        Path database = installation.data().database();
        return Files.exists(database) ? Optional.of(steps.pin(database)) : Optional.empty();
    }

    private static String difference(Map<String, ArchivedFile> before, Map<String, ArchivedFile> after) {
        Map<String, ArchivedFile> all = new TreeMap<>(before);
        all.putAll(after);
        return all.keySet().stream()
                .filter(path -> !Objects.equals(before.get(path), after.get(path)))
                .findFirst()
                .orElseThrow();
    }

    /** Copies the store, if there is an embedded one, and verifies the copy; returns the end of its audit log. */
    Optional<Link> copyStore(Workplace place) throws IOException {
        if (store.isEmpty()) {
            return Optional.empty();
        }
        Path copy = place.fresh(DATA + installation.database());
        store.get().copyTo(copy);
        return Optional.of(SqliteCopy.verify(copy));
    }

    /** The generations that the store has witnessed. */
    Map<String, Long> modules() {
        return store.map(SqliteSnapshot::modules).orElse(Map.of());
    }

    /** All files in order, after the store was copied. */
    List<ArchivedFile> files(Workplace place) throws IOException {
        List<ArchivedFile> all = new ArrayList<>(files.values());
        if (store.isPresent()) {
            all.add(CheckedCopy.of(place.file(DATA + installation.database()), installation.database()));
        }
        return all;
    }

    @Override
    public void close() {
        store.ifPresent(SqliteSnapshot::close);
    }
}
