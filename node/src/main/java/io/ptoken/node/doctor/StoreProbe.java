package io.ptoken.node.doctor;

import static io.ptoken.service.operate.checkup.CheckUpReport.State.ERROR;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.OK;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.WARNING;

import io.ptoken.node.config.Configuration.StoreKind;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.store.jdbc.postgres.PostgresLook;
import io.ptoken.store.jdbc.postgres.PostgresLook.Way;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.sql.StoreContents;
import io.ptoken.store.jdbc.sqlite.SqliteLook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The store: a file, or a database on the network. */
record StoreProbe(DataDirectory data, Surroundings surroundings, Instant now, Findings findings) {

    private static final String TITLE = "Store";

    StoredLook look(Optional<Installation> installation) {
        return installation
                .filter(found -> found.configuration().store().kind() == StoreKind.POSTGRESQL)
                .map(this::database)
                .orElseGet(this::file);
    }

    private StoredLook file() {
        List<StoreContents> seen = new ArrayList<>();
        String remedy =
                "Stop the server, keep a copy of what is there, and restore the newest backup ('ptoken restore').";
        findings.at(TITLE, remedy, () -> {
            Path database = data.database();
            if (!Files.exists(database)) {
                findings.add(
                        TITLE, ERROR, database + " is missing.", "Find out who moved it and put it back. " + remedy);
                return;
            }
            SqliteLook look = SqliteLook.at(database);
            if (!look.damage().isEmpty()) {
                findings.add(TITLE, ERROR, "It is damaged: " + String.join("; ", look.damage()) + ".", remedy);
                return;
            }
            seen.add(look.contents().orElseThrow());
            findings.add(
                    TITLE,
                    Files.isWritable(database) ? OK : ERROR,
                    "It is whole"
                            + (Files.isWritable(database) ? ", and can be written" : ", and this user may not write it")
                            + release(look.contents().orElseThrow()),
                    "Give it back to its owner.");
        });
        return new StoredLook(seen.stream().findFirst(), Duration.ZERO, now, findings);
    }

    private StoredLook database(Installation installation) {
        List<PostgresLook> seen = new ArrayList<>();
        findings.at(TITLE, "Look at 'store' in ptoken.yaml, at the database, and at the way to it.", () -> {
            PostgresSettings settings =
                    StoreAccess.postgres(installation.configuration().store(), surroundings);
            PostgresLook look = PostgresLook.at(settings, surroundings.clock());
            seen.add(look);
            boolean open = look.way().tls().isEmpty() && !look.way().local();
            boolean blind = look.way().tls().isPresent() && !look.way().checked();
            findings.add(
                    TITLE,
                    look.contents().isEmpty() || open || (blind && !look.way().local()) ? WARNING : OK,
                    List.of(
                            settings.place() + " answers, PostgreSQL " + look.version()
                                    + look.contents()
                                            .map(StoreProbe::release)
                                            .orElse("; it has no tables of this program yet."),
                            way(look.way())),
                    look.contents().isEmpty()
                            ? "Start the server, which makes them, or name the right database."
                            : "Set sslmode=verify-full in 'store.url' (docs/several-nodes.md).");
        });
        Optional<PostgresLook> look = seen.stream().findFirst();
        return new StoredLook(
                look.flatMap(PostgresLook::contents),
                look.map(PostgresLook::ahead).orElse(Duration.ZERO),
                now,
                findings);
    }

    private static String way(Way way) {
        if (way.tls().isEmpty()) {
            return "The connection is not encrypted" + (way.local() ? ", and does not leave this machine." : ".");
        }
        return "The connection is encrypted (" + way.tls().get() + "), and the certificate of the database is "
                + (way.checked() ? "checked." : "not checked.");
    }

    private static String release(StoreContents contents) {
        return contents.schema() == SqliteLook.SCHEMA
                ? "."
                : "; another release has written it (schema " + contents.schema() + ", and this one has "
                        + SqliteLook.SCHEMA + ").";
    }
}
