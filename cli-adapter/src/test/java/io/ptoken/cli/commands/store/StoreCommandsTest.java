package io.ptoken.cli.commands.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.TestTrees;
import io.ptoken.cli.commands.token.TokenBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An older store is put back: refused, accepted, and no identifier comes twice. */
@Tag("slow")
class StoreCommandsTest {

    private static final Instant NOW = TestSurroundings.NOW;
    private static final String BRIEF =
            "The store is older than what was sold from it: put the newest copy back, or accept"
                    + " this one with 'ptoken store accept-older'.";
    private static final String OLDER =
            "ptoken: This store is an older copy of the one that sold last: its audit log ends at" + " row ";

    @TempDir
    Path directory;

    private final Set<Integer> tids = new HashSet<>();
    private TestInstallation installation;
    private Path copy;

    @BeforeEach
    void sellOnceCopyAndSellSixTimes() throws IOException {
        installation = TestInstallation.made(directory);
        assertThat(installation.loadKey("--sgc", "123457", "--krn", "1").exitCode())
                .isZero();
        sold(NOW);
        copy = directory.resolve("copy");
        TestTrees.copy(installation.data(), copy);
        for (int i = 0; i < 6; i++) {
            sold(NOW);
        }
        assertThat(tids).hasSize(7);
    }

    @Test
    void refusesTheOldDatabaseAndSellsNoIdentifierTwiceOnceItIsAccepted() throws IOException {
        putBack("ptoken.db");
        assertThat(sell(NOW).err()).startsWith(OLDER).contains("'ptoken store accept-older'");

        CommandRun accepted = installation.surroundings().typing("older").run("store", "accept-older");
        assertThat(accepted.exitCode()).isZero();
        assertThat(accepted.err())
                .contains("nothing is sold before 2026-11-23T10:")
                .contains("a client that repeats a messageId of that time buys again")
                .contains("sessions, passwords and preferences are those of the copy");
        assertThat(accepted.out())
                .contains("Accepted. Tokens are sold again from 2026-11-23T10:", "Next: ptoken serve");

        assertThat(sell(NOW).err()).contains("next possible at 2026-11-23T10:");
        assertThat(sell(NOW.plus(Duration.ofMinutes(2))).err()).contains("next possible at");
        assertThat(tids.add(tid(sell(NOW.plus(Duration.ofMinutes(30)))))).isTrue();
        assertThat(installation.surroundings().run("audit", "verify").exitCode())
                .isZero();
        assertThat(installation.surroundings().run("audit", "list").out()).contains("store.accept-older");
    }

    @Test
    void changesNothingWhenTheWordIsNotTyped() throws IOException {
        putBack("ptoken.db");
        CommandRun run = installation.surroundings().typing("yes").run("store", "accept-older");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).endsWith("ptoken: not confirmed; nothing was changed\n");
        assertThat(sell(NOW).err()).startsWith(OLDER);
        assertThat(installation.surroundings().run("audit", "list").out()).doesNotContain("store.accept-older");
    }

    @Test
    void hasNothingToAcceptInAStoreThatIsWhole() {
        CommandRun run = installation.surroundings().run("store", "accept-older");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("The store holds everything that was sold.", "There is nothing to accept.");
    }

    @Test
    void takesBothFilesPutBackTogetherForTheNewest() throws IOException {
        putBack("ptoken.db");
        putBack("softsm.sealed");
        assertThat(sell(NOW).exitCode())
                .as("only a witness elsewhere could tell")
                .isZero();
    }

    @Test
    void refusesAnOlderCopyOnlyOnceItLacksSomething() throws IOException {
        putBack("softsm.sealed");
        assertThat(sell(NOW).err()).contains("an older copy of the state file");
    }

    /** The module that was put back knows nothing of the six; the store does, and tells it when the roll-back is accepted. */
    @Test
    void refusesTheOldDatabaseAfterAnOlderModuleWasAccepted() throws IOException {
        Instant later = NOW.plus(Duration.ofHours(2));
        sold(later);
        putBack("softsm.sealed");
        CommandRun rollBack = installation.surroundings().at(later).run("module", "accept-rollback", "--yes");
        assertThat(rollBack.exitCode()).as(rollBack.err()).isZero();
        putBack("ptoken.db");

        assertThat(sell(later).err()).startsWith(OLDER);
        assertThat(installation.surroundings().at(later).run("status").out()).contains("not to be sold from");
        CommandRun accepted = installation.surroundings().at(later).run("store", "accept-older", "--yes");
        assertThat(accepted.exitCode()).as(accepted.err()).isZero();
        assertThat(sell(later).err()).contains("next possible at 2026-11-23T12:");
        for (int i = 0; i < 8; i++) {
            assertThat(tids.add(tid(sell(later.plus(Duration.ofMinutes(30)))))).isTrue();
        }
    }

    @Test
    void refusesTheDirectoryThatLacksWhatTheJournalOfTheDatabaseHeld() throws IOException {
        Path database = installation.data().resolve("ptoken.db");
        Files.copy(copy.resolve("ptoken.db"), database, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(installation.data().resolve("ptoken.db-wal"));
        Files.deleteIfExists(installation.data().resolve("ptoken.db-shm"));
        CommandRun run = installation.surroundings().run("serve", "--port", "0", "--metrics-port", "0", "--no-web");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith(OLDER);
    }

    @Test
    void tellsWhatItDoesNotKnow() throws IOException {
        putBack("ptoken.db");
        CommandRun unknown = installation.surroundings().run("store", "accept-older", "--without", "99999999", "--yes");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err())
                .startsWith("ptoken: --without: nobody of the name 99999999 has worked on this store; it knows: ");
        CommandRun better = installation
                .surroundings()
                .run("store", "accept-older", "--sold-until", "2026-11-23T10:00:00Z", "--yes");
        assertThat(better.err()).startsWith("ptoken: --sold-until: the module remembers how far was sold");
        assertThat(sell(NOW).err()).startsWith(OLDER);
    }

    @Test
    void everyCommandThatLooksAtTheStoreSaysThatItIsOlder() throws IOException {
        putBack("ptoken.db");
        Map<String, String> before = contents(installation.data());

        CommandRun status = installation.surroundings().run("status");
        assertThat(status.out())
                .containsPattern("store +not to be sold from: " + BRIEF)
                .contains("This store is an older copy of the one that sold last", "accept this one with");
        assertThat(installation.surroundings().run("status", "--json").out())
                .contains("\"code\" : \"EService.Store\"", "\"notToBeSoldFrom\" : \"" + BRIEF);
        assertThat(installation.surroundings().run("notices").out()).contains("This store is an older copy");
        assertThat(installation.surroundings().run("notices", "--json").out())
                .contains("\"code\" : \"EService.Store\"", "This store is an older copy");
        for (String command : List.of("pref list", "pref list --json", "pref get ptoken.sessionTimeoutSec")) {
            assertWarned(command);
        }
        CommandRun verified = installation.surroundings().run("audit", "verify");
        assertThat(verified.err())
                .startsWith("Warning: " + BRIEF + "\n")
                .containsPattern(
                        "The audit log is broken: row \\d+ was there when the end of the log was sealed last, and the"
                                + " chain ends at row \\d+\\.");
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(contents(installation.data())).as("nothing was written").isEqualTo(before);
        assertWarned("vk list");
        assertWarned("vk list --json");
        assertWarned("licence show");
        assertWarned("module self-test");
        assertWarned("pref set ptoken.sessionTimeoutSec 600");
        assertWarned("pref reset ptoken.sessionTimeoutSec");
    }

    private void assertWarned(String command) {
        CommandRun run = installation.surroundings().run(command.split(" "));
        assertThat(run.err()).as(command).isEqualTo("Warning: " + BRIEF + "\n");
        assertThat(run.exitCode()).as(command).isZero();
        assertThat(run.out()).as(command).doesNotContain("Warning:");
    }

    /** Whoever cannot or need not open the module works on without. */
    @Test
    void isToldOnlyWhereItIsKnown() throws IOException {
        assertThat(installation.surroundings().run("pref", "list").err()).isEmpty();
        putBack("ptoken.db");
        CommandRun unasked = new TestSurroundings()
                .variable("PTOKEN_DATA", installation.data().toString())
                .run("pref", "list");
        assertThat(unasked.err()).isEmpty();
        assertThat(unasked.exitCode()).isZero();
        CommandRun wrong = new TestSurroundings()
                .variable("PTOKEN_DATA", installation.data().toString())
                .variable("PTOKEN_PASSPHRASE", "not the one of the module")
                .run("pref", "list");
        assertThat(wrong.err()).isEmpty();
        assertThat(wrong.exitCode()).isZero();
    }

    @Test
    void backsUpAnOlderStoreButNotInThePlaceOfAnotherBackup() throws IOException {
        String archive = directory.resolve("backup.zip").toString();
        assertThat(installation.surroundings().run("backup", archive).err()).isEmpty();
        byte[] good = Files.readAllBytes(Path.of(archive));
        putBack("ptoken.db");

        CommandRun refused = installation.surroundings().run("backup", archive, "--force");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo("ptoken: " + archive + " is not replaced. " + BRIEF
                        + " Until then name a new file: the old one may be a backup of what is missing here\n");
        assertThat(Path.of(archive)).hasBinaryContent(good);

        CommandRun made = installation
                .surroundings()
                .run("backup", directory.resolve("older.zip").toString(), "--json");
        assertThat(made.exitCode()).isZero();
        assertThat(made.err()).isEqualTo("Warning: " + BRIEF + " So it is with what is made of this backup.\n");
        assertThat(TokenBench.parse(made.out()).at("/warning").asText()).isEqualTo(BRIEF);
    }

    @Test
    void sureWaitsForAllThatCanHaveBeenVended() throws IOException {
        putBack("ptoken.db");
        CommandRun both = installation
                .surroundings()
                .run("store", "accept-older", "--sure", "--sold-until", "2026-11-23T10:00:00Z", "--yes");
        assertThat(both.err()).startsWith("ptoken: --sure and --sold-until exclude each other");
        CommandRun accepted = installation.surroundings().run("store", "accept-older", "--sure", "--yes");
        assertThat(accepted.out()).contains("Tokens are sold again from 2026-11-30T10:01:00Z.");
        assertThat(sell(NOW.plus(Duration.ofDays(7))).err()).contains("next possible at 2026-11-30T10:01:00Z");
    }

    /** Locks say nothing of the installation. */
    private static Map<String, String> contents(Path data) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*[.]lock|.*-wal|.*-shm"))
                    .toList()) {
                contents.put(file.toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private void putBack(String file) throws IOException {
        Files.copy(copy.resolve(file), installation.data().resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    private void sold(Instant at) {
        tids.add(tid(sell(at)));
    }

    private CommandRun sell(Instant at) {
        return installation
                .surroundings()
                .at(at)
                .run(Stream.concat(
                                Stream.of("token", "credit", "--amount", "1", "--unit", "hWh", "--json"),
                                List.of("--drn", "600727000000000009", "--sgc", "123457", "--krn", "1").stream())
                        .toArray(String[]::new));
    }

    private static int tid(CommandRun run) {
        assertThat(run.err()).isEmpty();
        JsonNode json = TokenBench.parse(run.out());
        return json.at("/tokens/0/tid").asInt();
    }
}
