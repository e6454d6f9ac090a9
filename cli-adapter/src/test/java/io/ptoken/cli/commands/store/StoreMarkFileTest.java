package io.ptoken.cli.commands.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.line.LineSpeed;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.storemark.SealedStoreMark;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.simulated.SimulatedLine;
import io.ptoken.node.simulated.TestModule;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.ModuleWitness.CountedVends;
import io.ptoken.store.jdbc.JdbcStore;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation with a hardware module, which remembers nothing of a store: the node does, in a file of its own. */
@Tag("slow")
class StoreMarkFileTest {

    @TempDir
    Path directory;

    private static final Clock CLOCK = Clock.fixed(TestSurroundings.NOW, ZoneOffset.UTC);

    private TestInstallation installation;
    private Path mark;
    private SoftSecurityModule module;
    private SimulatedLine line;

    @BeforeEach
    void serveOnceWithAHardwareModule() throws IOException {
        module = TestModule.sts6(StaTables.SAMPLE, CLOCK, Surroundings.ofProcess());
        SimulatedModule simulated = new SimulatedModule(
                module, SimulatorProfile.TSM500I, SimulatedLine.protocol(TransportProfile.NSS_ENVELOPE, true), CLOCK);
        line = SimulatedLine.network(simulated, "127.0.0.1", 0, LineSpeed.UNLIMITED);
        String port = line.address().substring(line.address().indexOf(':') + 1);
        installation = TestInstallation.made(directory);
        Path file = installation.data().resolve("ptoken.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "modules: []",
                                "modules: [{name: hall-a, kind: TSM500I, host: 127.0.0.1, port: " + port + "}]"));
        mark = installation.data().resolve("store-mark.sealed");
        assertThat(serve().err()).isEmpty();
    }

    @AfterEach
    void stopModule() {
        line.stop().run();
        module.close();
    }

    @Test
    void makesTheFileAtTheFirstStartForItsOwnerAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mark)))
                .isEqualTo("rw-------");
        Path key = mark.resolveSibling("store-mark.sealed.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(serve().exitCode()).as("the second start").isZero();
    }

    @Test
    void refusesAnOlderStoreByTheFile() throws IOException {
        Path database = installation.data().resolve("ptoken.db");
        Path copy = directory.resolve("older.db");
        Files.copy(database, copy);
        assertThat(installation
                        .surroundings()
                        .run("pref", "set", "ptoken.sessionTimeoutSec", "600")
                        .exitCode())
                .isZero();
        assertThat(serve().exitCode()).isZero();

        Files.copy(copy, database, StandardCopyOption.REPLACE_EXISTING);
        assertThat(serve().err()).contains("This store is an older copy of the one that sold last");
        assertThat(installation
                        .surroundings()
                        .typing("older")
                        .run("store", "accept-older")
                        .exitCode())
                .isZero();
        assertThat(serve().exitCode()).isZero();
    }

    @Test
    void theStopIsSealedWithTheEndsOfTheChains() {
        try (JdbcStore store = JdbcStore.openSqlite(installation.data().resolve("ptoken.db"));
                SealedStoreMark sealed =
                        SealedStoreMark.open(mark, Surroundings.ofProcess().random())) {
            Link stop = store.auditLog().head();
            assertThat(sealed.kept().orElseThrow().chains())
                    .singleElement()
                    .satisfies(chain -> assertThat(new Link(chain.headSequence(), chain.headHash()))
                            .isEqualTo(stop));
        }
    }

    @Test
    void countsWithTheWorstWhenTheFileIsGone() throws IOException {
        Files.delete(mark);
        Files.delete(mark.resolveSibling("store-mark.sealed.key"));
        assertThat(serve().err()).contains("that memory is gone").contains("Put the missing file back");

        CommandRun accepted = installation.surroundings().typing("older").run("store", "accept-older");
        assertThat(accepted.err()).contains("nothing is sold before 2026-11-30T10:01:00Z");
        assertThat(accepted.exitCode()).isZero();
        assertThat(serve().exitCode()).isZero();
    }

    /** The copy is from before the first mark, so that the store itself knows of none. */
    @Test
    void missesAMarkOfWhichOnlyTheKeyIsLeft() throws IOException {
        Files.delete(mark);
        Files.delete(installation.data().resolve("ptoken.db"));
        assertThat(serve().err()).contains("that memory is gone");
        assertThat(serve().err()).as("again").contains("that memory is gone");
        assertThat(installation
                        .surroundings()
                        .typing("older")
                        .run("store", "accept-older", "--sold-until", "2026-11-23T09:00:00Z")
                        .exitCode())
                .isZero();
        assertThat(serve().exitCode()).isZero();
    }

    /** An empty file is what is left of a mark: nobody may leave one behind who has kept nothing. */
    @Test
    void leavesNoFileWhenNothingWasAccepted() throws IOException {
        Path key = mark.resolveSibling("store-mark.sealed.key");
        Files.delete(mark);
        Files.delete(key);

        CommandRun run = installation.surroundings().typing("no").run("store", "accept-older");

        assertThat(run.err()).endsWith("ptoken: not confirmed; nothing was changed\n");
        assertThat(mark).doesNotExist();
        assertThat(key).doesNotExist();
    }

    @Test
    void goesOnByAcceptingWhereTheKeyOfTheFileIsGone() throws IOException {
        Path key = mark.resolveSibling("store-mark.sealed.key");
        byte[] secret = Files.readAllBytes(key);
        byte[] sealed = Files.readAllBytes(mark);
        Files.delete(key);
        assertThat(serve().err())
                .startsWith(
                        "ptoken: How far was sold from this store is remembered apart from it, and that cannot be read: ")
                .contains("store-mark.sealed.key does not exist")
                .contains("accept the store with 'ptoken store accept-older'");
        assertThat(mark).as("left as found").hasBinaryContent(sealed);
        assertThat(installation.surroundings().run("notices").out()).contains("that cannot be read");
        assertThat(installation.surroundings().run("pref", "list").err())
                .startsWith("Warning: Whether the store is the newest copy cannot be told");
        assertThat(key).doesNotExist();

        Files.write(key, secret);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(serve().exitCode()).as("with the right file back").isZero();

        Files.delete(key);
        byte[] found = Files.readAllBytes(mark);
        CommandRun refused = installation.surroundings().typing("no").run("store", "accept-older");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(mark).hasBinaryContent(found);
        assertThat(key).doesNotExist();
        CommandRun accepted = installation.surroundings().typing("older").run("store", "accept-older");
        assertThat(accepted.err()).contains("nothing is sold before 2026-11-30T10:01:00Z");
        assertThat(accepted.exitCode()).isZero();
        assertThat(mark.resolveSibling("store-mark.sealed.unreadable")).exists();
        assertThat(serve().exitCode()).isZero();
        assertThat(serve().exitCode()).as("again").isZero();
    }

    @Test
    void goesOnByAcceptingWhereTheFileIsDamagedOrItsKeyIsUnfit() throws IOException {
        Files.write(mark, new byte[] {1, 2, 3});
        assertThat(serve().err()).contains("'ptoken store accept-older'");
        assertThat(accept().exitCode()).isZero();
        assertThat(serve().exitCode()).isZero();

        Path key = mark.resolveSibling("store-mark.sealed.key");
        Files.write(key, new byte[] {1, 2, 3});
        assertThat(serve().err()).contains("'ptoken store accept-older'");
        assertThat(accept().exitCode()).isZero();
        assertThat(serve().exitCode()).isZero();
        assertThat(mark.resolveSibling("store-mark.sealed.key.unreadable")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    /** A command that looks makes no file that a start would take for what is left of a mark. */
    @Test
    void looksWithoutWriting() throws IOException {
        Path key = mark.resolveSibling("store-mark.sealed.key");
        Files.delete(mark);
        Files.delete(key);
        assertThat(installation.surroundings().run("status").out()).contains("that memory is gone");
        assertThat(installation.surroundings().run("pref", "list").err()).contains("cannot be told");
        assertThat(mark).doesNotExist();
        assertThat(key).doesNotExist();
    }

    private CommandRun accept() {
        return installation.surroundings().typing("older").run("store", "accept-older");
    }

    @Test
    void takesTheWordOfSomebodyWhoKnowsWhenWasSoldLast() throws IOException {
        Files.delete(mark);
        CommandRun accepted = installation
                .surroundings()
                .typing("older")
                .run("store", "accept-older", "--sold-until", "2026-11-23T09:00:00Z");
        assertThat(accepted.err()).contains("nothing is sold before 2026-11-23T10:00:00Z");
        assertThat(accepted.exitCode()).isZero();
        assertThat(installation.surroundings().run("audit", "list").out())
                .contains("store.accept-older")
                .contains("2014: TID 6781500 (2026-11-23T09:00:00Z)");
        assertThat(serve().exitCode()).isZero();
    }

    @Test
    void acceptsTokensOfWhichTheStoreDoesNotKnow() {
        String id = module.status().moduleId();
        try (JdbcStore store = JdbcStore.openSqlite(installation.data().resolve("ptoken.db"))) {
            long head = store.auditLog().head().sequence();
            store.moduleWitness().counted(id, new CountedVends(module.status().vendCounter() - 5000, head));
        }
        CommandRun accepted = installation.surroundings().typing("older").run("store", "accept-older");
        assertThat(accepted.err())
                .contains("The module " + id + " has made at least 5000 tokens")
                .contains("nothing is sold before 2026-11-23T10:06:00Z");
        assertThat(accepted.exitCode()).isZero();
        assertThat(installation.surroundings().run("store", "accept-older").out())
                .isEqualTo(
                        "This store was accepted as it is at 2026-11-23T10:00:00Z; what was stored between the copy and"
                                + " then is not in it.\nThere is nothing new to accept.\n");
    }

    @Test
    void countsFromTheFirstStartAndRefusesToSellWhatTheStoreDoesNotKnow() {
        String id = module.status().moduleId();
        assertThat(counted(installation.data())).as("after a short run").isTrue();
        try (JdbcStore store = JdbcStore.openSqlite(installation.data().resolve("ptoken.db"))) {
            long head = store.auditLog().head().sequence();
            store.moduleWitness().counted(id, new CountedVends(module.status().vendCounter() - 5000, head));
        }
        assertThat(serve().err())
                .startsWith("ptoken: The module " + id + " has made at least ")
                .endsWith("accept this one with 'ptoken store accept-older'.\n");
        assertThat(installation.surroundings().run("notices").out())
                .contains("The module " + id + " has made at least ");
        assertThat(installation.surroundings().run("status", "--json").out()).contains("EService.UnknownVends");
        assertThat(accept().exitCode()).isZero();
        assertThat(serve().exitCode()).isZero();
    }

    @Test
    void countsAnewAfterARestore() {
        String archive = directory.resolve("backup.zip").toString();
        assertThat(installation.surroundings().run("backup", archive).exitCode())
                .isZero();
        Path restored = directory.resolve("restored");
        CommandRun run = installation.surroundings().run("restore", archive, "--data", restored.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(counted(restored)).isFalse();
    }

    private boolean counted(Path data) {
        try (JdbcStore store = JdbcStore.openSqlite(data.resolve("ptoken.db"))) {
            return store.moduleWitness().lastCounted(module.status().moduleId()).isPresent();
        }
    }

    @Test
    void doesNotBelieveWhatTheStoreItselfDisproves() throws IOException {
        Files.delete(mark);
        try (JdbcStore store = JdbcStore.openSqlite(installation.data().resolve("ptoken.db"))) {
            store.auditLog()
                    .append(AuditEntry.local(
                            Instant.parse("2026-11-23T09:30:20Z"), "till", "issueCreditToken", "meter", ""));
        }
        CommandRun refused = installation
                .surroundings()
                .typing("older")
                .run("store", "accept-older", "--sold-until", "2026-11-23T09:29:00Z");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .endsWith("ptoken: --sold-until: the store itself shows sales until 2026-11-23T09:30:00Z, later than"
                        + " 2026-11-23T09:29:00Z; say when was sold last from the newest store, which is not earlier, or"
                        + " leave the option out; nothing was changed\n");
        assertThat(serve().err()).as("nothing was accepted").contains("that memory is gone");
        assertThat(installation.surroundings().run("audit", "list").out()).doesNotContain("store.accept-older");
        assertThat(installation
                        .surroundings()
                        .typing("older")
                        .run("store", "accept-older", "--sold-until", "2026-11-23T09:30:00Z")
                        .exitCode())
                .isZero();
    }

    @Test
    void saysWhenTheFileIsDamaged() throws IOException {
        Files.write(mark, new byte[] {1, 2, 3});
        CommandRun run = serve();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("ptoken: ").doesNotContain("Exception");
        assertThat(Files.readAllBytes(mark)).containsExactly(1, 2, 3);
    }

    private CommandRun serve() {
        return installation.surroundings().run("serve", "--port", "0", "--metrics-port", "0", "--no-web");
    }
}
