package io.ptoken.node.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.Luhn;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Selling from what was restored, and what is said about it until then. */
@Tag("slow")
class RestoredSalesTest {

    private static final Instant NOW = TestSurroundings.NOW;
    private static final Instant LATER = NOW.plus(Duration.ofHours(2));
    private static final String QUIET = "600727000000000009";
    private static final String AHEAD = "600727000000000181";

    @TempDir
    Path directory;

    private TestInstallation installation;
    private TestInstallation restored;
    private Path archive;

    @BeforeEach
    void sell() {
        installation = TestInstallation.made(directory);
        assertThat(installation.loadKey("--sgc", "123457", "--krn", "1").exitCode())
                .isZero();
        assertThat(sell(installation, QUIET, NOW).exitCode()).isZero();
        archive = directory.resolve("backup.zip");
        restored = new TestInstallation(directory.resolve("restored"), installation.keyFile());
    }

    /** It bought 300 tokens at once before the backup, and went on after it. */
    @Test
    void barsAMeterThatWasAheadOfTheClockAndNoOther() {
        reserve(AHEAD, NOW.plus(Duration.ofHours(5)));
        backUp();

        CommandRun run = restore();

        assertThat(run.out())
                .contains("Nothing is sold before 2026-11-23T12:06:00Z")
                .contains("\nMeters that were ahead of the clock and wait longer: 1.\n");
        assertThat(sell(restored, QUIET, LATER.plus(Duration.ofMinutes(5))).err())
                .contains("next possible at 2026-11-23T12:06:00Z");
        assertThat(sell(restored, QUIET, LATER.plus(Duration.ofMinutes(6))).exitCode())
                .isZero();
        assertThat(restored.surroundings().at(LATER).run("status").out())
                .containsPattern("meters +1 waits until 2026-11-24T15:01:00Z \\(ahead of the clock");
        Instant past = NOW.plus(Duration.ofMinutes(301));
        assertThat(sell(restored, AHEAD, past).err())
                .as("behind all that the backup knows of")
                .contains("next possible at 2026-11-24T15:01:00Z");
        Instant over = Instant.parse("2026-11-24T15:01:00Z");
        assertThat(sell(restored, AHEAD, over).exitCode()).isZero();
        assertThat(restored.surroundings().at(over).run("status").out()).doesNotContain("waits until");
    }

    @Test
    void sureBarsAllAsFarAsAnyTokenCanHaveGot() {
        backUp();

        CommandRun run = restore("--sure");

        assertThat(run.out())
                .contains("Nothing is sold before 2026-11-30T12:01:00Z")
                .doesNotContain("still can");
        assertThat(sell(restored, QUIET, NOW.plus(Duration.ofDays(7))).err())
                .contains("next possible at 2026-11-30T12:01:00Z");
    }

    @Test
    void raisesTheFloorForAllWhenTooManyWereAhead() throws SQLException {
        reserve(1001);
        backUp();

        CommandRun run = restore();

        assertThat(run.out())
                .contains("That is so late because over 1000 meters were ahead of the clock.")
                .contains("\nMeters that were ahead of the clock and wait longer: 500.\n");
        assertThat(restored.surroundings().at(LATER).run("notices").out()).contains("Nothing is sold until 2026-11-24");
    }

    @Test
    void anUnreadableConfigurationKeepsNobodyFromRestoring() throws Exception {
        reserve(AHEAD, NOW.plus(Duration.ofHours(5)));
        Path file = installation.data().resolve("ptoken.yaml");
        String before = Files.readString(file);
        backUp();
        TestArchive changed = TestArchive.of(archive);
        changed.entries.put("data/ptoken.yaml", "modules: {nonsense".getBytes(UTF_8));
        changed.tellRightly("ptoken.yaml");
        changed.write(archive);

        assertThat(restore().exitCode()).isZero();
        Files.writeString(restored.data().resolve("ptoken.yaml"), before);
        assertThat(sell(restored, AHEAD, NOW.plus(Duration.ofDays(7))).err())
                .contains("next possible at 2026-11-30T15:01:00Z");
    }

    @Test
    void saysUntilWhenNothingIsSoldAndStopsByItself() {
        backUp();
        assertThat(restore().exitCode()).isZero();

        String sentence =
                "Nothing is sold until 2026-11-23T12:06:00Z: the store was restored, or accepted as an older copy";
        TestSurroundings barred = restored.surroundings().at(LATER);
        assertThat(barred.run("notices").out()).contains(sentence);
        assertThat(barred.run("status").out())
                .contains(sentence)
                .containsPattern("sales +none until 2026-11-23T12:06:00Z");
        assertThat(barred.run("status", "--json").out())
                .contains("EService.StorePutBack", "\"sellsAgain\" : \"2026-11-23T12:06:00Z\"");
        TestSurroundings after = restored.surroundings().at(LATER.plus(Duration.ofMinutes(6)));
        assertThat(after.run("notices").out()).doesNotContain("EService.StorePutBack", "Nothing is sold");
        assertThat(after.run("status").out()).doesNotContain("none until");
    }

    private void backUp() {
        CommandRun run = installation.surroundings().run("backup", archive.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private CommandRun restore(String... more) {
        String[] words = new String[4 + more.length];
        words[0] = "restore";
        words[1] = archive.toString();
        words[2] = "--data";
        words[3] = restored.data().toString();
        System.arraycopy(more, 0, words, 4, more.length);
        CommandRun run = new TestSurroundings().at(LATER).run(words);
        assertThat(run.err()).isEmpty();
        return run;
    }

    private static CommandRun sell(TestInstallation installation, String pan, Instant at) {
        return installation
                .surroundings()
                .at(at)
                .run(
                        "token",
                        "credit",
                        "--amount",
                        "1",
                        "--unit",
                        "hWh",
                        "--drn",
                        pan,
                        "--sgc",
                        "123457",
                        "--krn",
                        "1");
    }

    private void reserve(String pan, Instant at) {
        try (OpenStore open = StoreAccess.embedded(new DataDirectory(installation.data()))) {
            TidWish wish =
                    TidWish.exactly(new MeterPan(pan), BaseDate.BDT_2014, TokenIdentifier.at(BaseDate.BDT_2014, at));
            Claim claim = new Claim(new CallKey("api", pan), "digest", "holder", NOW.plusSeconds(30));
            assertThat(open.store().issueJournal().begin(claim, Optional.of(wish), NOW))
                    .isInstanceOf(Begun.Claimed.class);
        }
    }

    private static MeterPan pan(int meter) {
        String digits = String.format(Locale.ROOT, "%010d", 1_000_000 + meter);
        return MeterPan.of(new Drn(digits + Luhn.checkDigit(digits)));
    }

    /** So many meters, each hours ahead of the clock. */
    private void reserve(int meters) throws SQLException {
        int tid = TokenIdentifier.at(BaseDate.BDT_2014, NOW.plus(Duration.ofHours(3)))
                .minutes();
        String url = "jdbc:sqlite:" + installation.data().resolve("ptoken.db");
        try (Connection database = DriverManager.getConnection(url);
                PreparedStatement insert = database.prepareStatement(
                        "INSERT INTO used_tid (base_year, tid, meter_pan) VALUES (2014, ?, ?)")) {
            database.setAutoCommit(false);
            for (int meter = 0; meter < meters; meter++) {
                insert.setInt(1, tid + meter);
                insert.setLong(2, Long.parseLong(pan(meter).digits()));
                insert.executeUpdate();
            }
            database.commit();
        }
    }
}
