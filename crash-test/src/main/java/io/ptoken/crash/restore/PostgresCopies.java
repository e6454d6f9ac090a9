package io.ptoken.crash.restore;

import io.ptoken.crash.program.Children;
import io.ptoken.crash.program.ProgramFiles;
import io.ptoken.crash.program.SetupFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Dumps of a PostgreSQL database, made and put back with its own programs, also under a running node. */
public final class PostgresCopies implements StoreCopies {

    private static final String MAINTENANCE = "postgres";
    private static final int LONGEST_SECONDS = 60;

    private final URI server;
    private final String database;
    private final Path dump;
    private final Path output;
    private final Optional<SqliteCopies> files;

    private PostgresCopies(ProgramFiles program, String url, Optional<SqliteCopies> files) {
        this.server = URI.create(url.substring("jdbc:".length()));
        this.database = server.getPath().substring(1);
        this.dump = program.directory().resolve("older.sql");
        this.output = program.directory().resolve("postgres.out");
        this.files = files;
    }

    /** Every run begins with installation and database as they are now. */
    static PostgresCopies of(ProgramFiles program, String url) {
        PostgresCopies copies = new PostgresCopies(program, url, Optional.of(SqliteCopies.of(program)));
        copies.sql("CREATE DATABASE " + copies.fresh() + " TEMPLATE " + copies.database);
        return copies;
    }

    /** URL of a new, empty database beside that one. */
    public static String beside(ProgramFiles program, String url) {
        PostgresCopies there = new PostgresCopies(program, url, Optional.empty());
        String name = there.database + "_restore";
        there.sql("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
        return url.replace("/" + there.database, "/" + name);
    }

    @Override
    public void reset() {
        files.ifPresent(StoreCopies::reset);
        drop(database);
        sql("CREATE DATABASE " + database + " TEMPLATE " + fresh());
    }

    @Override
    public void take(RestoreWay way) {
        run("pg_dump", database, List.of("--no-owner", "--file=" + dump));
    }

    /** Connections to the newest database are cut. */
    @Override
    public Map<String, String> putBack(RestoreWay way) {
        String older = database + "_older";
        drop(older);
        sql("CREATE DATABASE " + older + " TEMPLATE template0 ENCODING 'UTF8'");
        run("psql", older, List.of("--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--file=" + dump));
        drop(database);
        sql("ALTER DATABASE " + older + " RENAME TO " + database);
        return Map.of();
    }

    private String fresh() {
        return database + "_fresh";
    }

    private void drop(String name) {
        sql("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private void sql(String statement) {
        run("psql", MAINTENANCE, List.of("--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--command=" + statement));
    }

    private void run(String program, String on, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                program,
                "--host=" + server.getHost(),
                "--port=" + server.getPort(),
                "--username=ptoken",
                "--no-password",
                "--dbname=" + on));
        command.addAll(more);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            Children.add(process);
            boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
            Children.remove(process);
            if (!ended || process.exitValue() != 0) {
                throw new SetupFailure(
                        String.join(" ", command) + ": " + Files.readString(output, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new SetupFailure("cannot run " + program + ", which comes with PostgreSQL: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupFailure("interrupted", e);
        }
    }
}
