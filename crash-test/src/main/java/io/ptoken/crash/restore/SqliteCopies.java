package io.ptoken.crash.restore;

import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Ended;
import io.ptoken.crash.program.Installation;
import io.ptoken.crash.program.ProgramFiles;
import io.ptoken.crash.program.SetupFailure;
import io.ptoken.crash.program.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Copies of a database file, of its journal, and backups of a whole installation. */
final class SqliteCopies implements StoreCopies {

    private static final String DATABASE = "ptoken.db";
    private static final String JOURNAL = "ptoken.db-wal";
    private static final String INDEX = "ptoken.db-shm";

    private final ProgramFiles program;
    private final Path data;
    private final Path fresh;
    private final Path copy;
    private final Path restored;
    private final Path backup;

    private SqliteCopies(ProgramFiles program) {
        Path directory = program.directory();
        this.program = program;
        this.data = Installation.data(directory);
        this.fresh = directory.resolve("fresh");
        this.copy = directory.resolve("copy");
        this.restored = directory.resolve("restored");
        this.backup = directory.resolve("backup.zip");
    }

    /** Every run begins with the installation as it is now. */
    static SqliteCopies of(ProgramFiles program) {
        SqliteCopies copies = new SqliteCopies(program);
        try {
            Trees.copy(copies.data, copies.fresh);
        } catch (IOException e) {
            throw new SetupFailure("cannot copy " + copies.data, e);
        }
        return copies;
    }

    @Override
    public void reset() {
        try {
            Trees.delete(data);
            Trees.delete(copy);
            Trees.delete(restored);
            Files.deleteIfExists(backup);
            Trees.copy(fresh, data);
        } catch (IOException e) {
            throw new SetupFailure("cannot copy " + fresh, e);
        }
    }

    @Override
    public void take(RestoreWay way) {
        try {
            switch (way) {
                case JOURNAL_LOST -> {}
                case BACKUP -> require(program.run("backup", backup.toString()), "backup");
                default -> keep(way == RestoreWay.SERVING);
            }
        } catch (IOException e) {
            throw new SetupFailure("cannot copy the store in " + data, e);
        }
    }

    private void keep(boolean withJournal) throws IOException {
        Files.createDirectories(copy);
        Files.copy(data.resolve(DATABASE), copy.resolve(DATABASE));
        if (withJournal && Files.exists(data.resolve(JOURNAL))) {
            Files.copy(data.resolve(JOURNAL), copy.resolve(JOURNAL));
        }
    }

    @Override
    public Map<String, String> putBack(RestoreWay way) {
        if (way == RestoreWay.BACKUP) {
            require(program.run("restore", backup.toString(), "--data=" + restored), "restore");
            return Map.of("PTOKEN_DATA", restored.toString());
        }
        try {
            Files.deleteIfExists(data.resolve(JOURNAL));
            Files.deleteIfExists(data.resolve(INDEX));
            for (String name : new String[] {DATABASE, JOURNAL}) {
                if (Files.exists(copy.resolve(name))) {
                    Files.copy(copy.resolve(name), data.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return Map.of();
        } catch (IOException e) {
            throw new SetupFailure("cannot put the store in " + data + " back", e);
        }
    }

    private static void require(Ended ended, String command) {
        if (!ended.ok()) {
            throw new BrokenPromise("'ptoken " + command + "' fails: " + ended.output());
        }
    }
}
