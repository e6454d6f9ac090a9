package io.ptoken.cli.commands.kmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.TestTill;
import io.ptoken.cli.commands.options.OperatorOptions;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.control.call.RemoteRefusalException;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole walk from a KMC's public key to keys that vend, beside a server and without one. */
@Tag("slow")
class KmcBothWaysTest {

    @TempDir
    Path directory;

    @Test
    void everyCommandSaysTheSame() throws IOException {
        Walk alone = new Walk(Files.createDirectory(directory.resolve("alone")));
        alone.toTheRequest();
        alone.fromTheFile();
        Walk served = new Walk(Files.createDirectory(directory.resolve("served")));

        BothWays.whileServing(served.installation, () -> {
            served.toTheRequest();
            served.fromTheFile();
        });

        assertThat(served.said).isEqualTo(alone.said);
        assertThat(served.audited()).isEqualTo(alone.audited()).anyMatch(row -> row.startsWith("kmc.end | "));
    }

    @Test
    void theServerSellsWithTheNewKeys() throws IOException {
        Walk walk = new Walk(directory);
        walk.installation.loadKey("--sgc", "123457", "--krn", "1");

        BothWays.whileServing(walk.installation, printed -> {
            try (TestTill till = TestTill.at(printed)) {
                assertThatExceptionOfType(CommandFailure.class).isThrownBy(() -> till.buy(900101));
                walk.toTheRequest();
                walk.run("kmc", "upload", walk.path("keys.klf.txt"), "--yes");
                walk.run("kmc", "load", "1");
                assertThatExceptionOfType(CommandFailure.class)
                        .isThrownBy(() -> till.buy(900101))
                        .withMessageContaining("'26': KMC_KEY_STATE_ERROR: register ")
                        .withMessageEndingWith(": KMC " + walk.kmc.id() + " is loading; repeat");
                assertThatExceptionOfType(CommandFailure.class)
                        .isThrownBy(() -> till.buy(900102))
                        .withMessageContaining("'26': KMC_KEY_STATE_ERROR: SGC 900102 KRN 1 ")
                        .withMessageEndingWith(": KMC " + walk.kmc.id() + " is loading; repeat");
                assertThat(till.buy(123457)).as("a key of its own").matches("[0-9]{20}");

                assertThat(walk.run("kmc", "load-all").out()).endsWith("loading is ended, the keys vend.\n");

                assertThat(till.buy(900101)).matches("[0-9]{20}");
                assertThat(till.buy(900102)).matches("[0-9]{20}");
            }
        });
    }

    @Test
    void anOperatorGivesTheirPasswordForWhatCannotBeUndone() throws IOException {
        Walk walk = new Walk(directory);
        walk.installation
                .with("PW", "a long password")
                .run("user", "add", "joe", "--role", "ptoken-operator", "--password-env", "PW", "--no-must-change");

        BothWays.whileServing(walk.installation, () -> {
            walk.toTheRequest();
            String[] upload = {"kmc", "upload", walk.path("keys.klf.txt"), "--load-all", "--yes", "--as", "joe"};

            CommandRun wrong =
                    walk.surroundings("a long password", "another password").run(upload);
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(walk.run("kmc", "list").out()).contains("1, PENDING");

            CommandRun right =
                    walk.surroundings("a long password", "a long password").run(upload);
            assertThat(right.err()).endsWith("interoperable\n");
            assertThat(right.out()).endsWith("2 of 2 keys loaded; loading is ended, the keys vend.\n");

            CommandRun remove = walk.surroundings("a long password").run("kmc", "remove", "--yes", "--as", "joe");
            assertThat(remove.err()).contains("joe may not do this: it takes the role 'ptoken-admin'");
        });
    }

    /** What another operator does meanwhile is not lost unseen. */
    @Test
    void noMoreIsLostThanTheOperatorWasAskedAbout() throws IOException {
        Walk walk = new Walk(directory);

        BothWays.whileServing(walk.installation, () -> {
            walk.toTheRequest();
            walk.run("kmc", "upload", walk.path("keys.klf.txt"), "--yes");
            walk.run("kmc", "load", "2");

            CommandRun unsure = walk.surroundings("n").run("kmc", "end");

            assertThat(unsure.err()).endsWith("ptoken: not confirmed; nothing was changed\n");
            CommandRun unasked = walk.surroundings().run("kmc", "end");
            assertThat(unasked.err())
                    .contains("'1 keys of the file are not loaded and will be lost. End loading all the same?'");
            assertThat(walk.run("kmc", "list").out()).contains("1, LOADING, 1 of 2 keys loaded");
            assertStale(
                    walk,
                    new KmcCalls.End(Optional.empty(), Optional.empty(), Optional.of(0)),
                    "1 keys are not loaded");
            assertStale(
                    walk,
                    new KmcCalls.DeleteSlot(Optional.empty(), Optional.empty(), Optional.of(0)),
                    "1 keys are in the module");
            assertThat(walk.run("kmc", "list").out()).contains("1, LOADING, 1 of 2 keys loaded");
        });
    }

    private static void assertStale(Walk walk, KmcCalls<?> call, String now) {
        ProgramSurroundings surroundings = walk.surroundings().surroundings();
        Installation installation =
                new Installation(new DataDirectory(walk.installation.data()), Configuration.DEFAULT, StaTables.SAMPLE);
        Dialogue yes = new OperatorOptions().dialogue(surroundings, true, step -> {});
        try (OperatorAccess access = OperatorAccess.to(
                installation,
                Taker.quiet("test", surroundings),
                Optional.empty(),
                () -> StoreAccess.of(surroundings).open(installation))) {
            assertThatExceptionOfType(RemoteRefusalException.class)
                    .isThrownBy(() -> access.handle(call, yes))
                    .withMessage(now + " now, not 0; nothing was changed: look again");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One installation and its KMC. */
    private static final class Walk {

        private final Path directory;
        private final TestInstallation installation;
        private final List<String> said = new ArrayList<>();
        private final TestKmc kmc;

        Walk(Path directory) throws IOException {
            this.directory = directory;
            installation = TestInstallation.made(directory);
            run("kmc", "module-key", "--out", path("module.smpub.txt"), "--anchor", path("module.anchor.txt"));
            kmc = TestKmc.create(
                    TestKmc.root(),
                    TrustAnchorText.read(directory.resolve("module.anchor.txt")),
                    Files.readString(directory.resolve("module.smpub.txt")),
                    directory);
        }

        void toTheRequest() {
            run("kmc", "list");
            run("kmc", "import", path("kmc.kmcpub.txt"), "--yes");
            run("kmc", "trust", path("kmc.anchor.txt"));
            run("kmc", "import", path("kmc.kmcpub.txt"), "--yes");
            run("kmc", "list");
            run("kmc", "request", "--again");
            run("kmc", "request", "--out", path("request.txt"));
            run("kmc", "request");
            run("kmc", "list", "--json");
            try {
                kmc.answer("request.txt", "keys.klf.txt");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void fromTheFile() {
            run("kmc", "module-key", "--out", path("again.smpub.txt"));
            run("kmc", "upload", path("kmc.kmcpub.txt"), "--yes");
            run("kmc", "upload", path("keys.klf.txt"), "--load-all", "--yes");
            run("kmc", "upload", path("keys.klf.txt"), "--load-all", "--yes");
            run("kmc", "load", "1");
            run("kmc", "end", "--yes");
            run("vk", "list");
            run("kmc", "list");
            run("kmc", "remove", "--yes");
            run("kmc", "delete", "--yes");
            run("kmc", "delete", "--yes");
            run("kmc", "remove", "--kmc", "KMC-2", "--yes");
            run("kmc", "remove", "--yes");
            run("kmc", "trust", "--list");
            run("kmc", "trust", "--remove", "STSA-TEST-ROOT-1");
            run("kmc", "trust", "--remove", "STSA-TEST-ROOT-1");
            run("kmc", "list");
            run("kmc", "list", "--module", "hall");
        }

        CommandRun run(String... command) {
            CommandRun run = surroundings().run(command);
            said.add(masked(String.join(" ", command) + " -> " + run));
            return run;
        }

        TestSurroundings surroundings(String... typed) {
            return installation.surroundings().typing(typed);
        }

        List<String> audited() {
            return BothWays.audited(installation).stream().map(this::masked).toList();
        }

        /** Without what is random. */
        private String masked(String text) {
            return text.replace(directory.toString(), "")
                    .replaceAll("[0-9A-F]{16,}(:[0-9A-F]{4})?|[0-9a-f]{64}", "HEX")
                    .replaceAll("(KCV |  )[0-9A-F]{6}\\b", "$1KCV");
        }

        String path(String file) {
            return directory.resolve(file).toString();
        }
    }
}
