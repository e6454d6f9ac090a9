package io.ptoken.cli.commands.vk;

import static io.ptoken.cli.TestInstallation.TEST_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.SecretFiles;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestTill;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys by hand, beside a server and without one. */
@Tag("slow")
class VkBothWaysTest {

    private static final String FIRST = "0000000076767676";
    private static final String SECOND = "7676767600000000";

    @TempDir
    Path directory;

    /** As at a server, which has not opened it: nothing would ever ask a software module that is not listed. */
    @Test
    void aKeyIsNotLoadedIntoAModuleThatIsNotListed() throws IOException {
        TestInstallation installation = TestInstallation.made(directory);
        Files.writeString(
                installation.data().resolve("ptoken.yaml"),
                "modules:\n  - name: hall-a\n    kind: TSM500I\n    host: 127.0.0.1\n    port: 1\n");

        CommandRun alone = installation.loadKey("--sgc", "123457", "--krn", "1");

        assertThat(alone.exitCode()).isEqualTo(1);
        assertThat(alone.err())
                .isEqualTo("ptoken: this works on the software security module, and ptoken.yaml lists hardware alone;"
                        + " add a module of kind SOFTWARE to its list first\n");
    }

    @Test
    void everyCommandSaysTheSame() throws IOException {
        Hand alone = new Hand(Files.createDirectory(directory.resolve("alone")));
        alone.loadAndDelete();
        Hand served = new Hand(Files.createDirectory(directory.resolve("served")));

        BothWays.whileServing(served.installation, served::loadAndDelete);

        assertThat(served.said).isEqualTo(alone.said);
        assertThat(BothWays.audited(served.installation))
                .isEqualTo(BothWays.audited(alone.installation))
                .anyMatch(row -> row.startsWith("vk.load | "));
        assertThat(String.join("", served.said) + BothWays.audited(served.installation))
                .doesNotContainIgnoringCase(TEST_KEY)
                .doesNotContain(FIRST, SECOND);
    }

    @Test
    void theServerSellsWithTheKeyAtOnceAndNoLongerWhenItIsDeleted() throws IOException {
        Hand hand = new Hand(directory);

        BothWays.whileServing(hand.installation, printed -> {
            try (TestTill till = TestTill.at(printed)) {
                assertThatExceptionOfType(CommandFailure.class).isThrownBy(() -> till.buy(123457));

                hand.run(List.of(TEST_KEY, TEST_KEY, "y"), "vk load --sgc 123457 --krn 1");

                assertThat(till.buy(123457)).matches("[0-9]{20}");
                hand.run(List.of(), "vk delete 1 --yes");
                assertThatExceptionOfType(CommandFailure.class)
                        .isThrownBy(() -> till.buy(123457))
                        .withMessageStartingWith("EKeystore.NotFound");
            }
        });
    }

    @Test
    void anOperatorGivesTheirPasswordToDelete() throws IOException {
        Hand hand = new Hand(directory);
        String password = "a long password";
        hand.installation
                .with("PW", password)
                .run("user", "add", "joe", "--role", "ptoken-operator", "--password-env", "PW", "--no-must-change");

        BothWays.whileServing(hand.installation, () -> {
            CommandRun load =
                    hand.run(List.of(password, TEST_KEY, TEST_KEY, "y"), "vk load --sgc 123457 --krn 1 --as joe");
            assertThat(load.out()).startsWith("Loaded SGC 123457 KRN 1 into register 1, KCV ");

            assertThat(hand.run(List.of(password, "another"), "vk delete 1 --as joe --yes")
                            .exitCode())
                    .isEqualTo(1);
            assertThat(hand.run(List.of(password, password), "vk delete 1 --as joe")
                            .out())
                    .startsWith("Deleted SGC 123457 KRN 1, KCV ");
        });
        assertThat(BothWays.audited(hand.installation)).anyMatch(row -> row.startsWith("vk.delete | "));
    }

    /** They are logged out again: the server keeps the module open. */
    @Test
    void cryptoOfficersAreThereForOneCall() throws IOException {
        Hand hand = new Hand(directory);
        hand.installation
                .surroundings()
                .typing("a pin of alice", "a pin of alice", "a pin of bob", "a pin of bob")
                .run("module", "officers", "--appoint", "alice", "--appoint", "bob");
        String officers = " --officer alice --officer bob";
        List<String> pins = List.of("a pin of alice", "a pin of bob");
        List<String> typed = List.of("a pin of alice", "a pin of bob", TEST_KEY, TEST_KEY, "y");

        BothWays.whileServing(hand.installation, () -> {
            assertThat(hand.run(List.of(), "vk load --sgc 123457 --krn 1").err())
                    .contains("this module has crypto officers: name two of them with --officer NAME --officer NAME");
            assertThat(hand.run(List.of("a pin of alice", "a wrong pin"), "vk load --sgc 123457 --krn 1" + officers)
                            .exitCode())
                    .isEqualTo(1);
            assertThat(hand.run(typed, "vk load --sgc 123457 --krn 1" + officers)
                            .exitCode())
                    .isZero();
            assertThat(hand.run(pins, "vk delete 1 --yes" + officers).out()).startsWith("Deleted ");
        });
    }

    /** One installation. */
    private static final class Hand {

        private final Path directory;
        private final TestInstallation installation;
        private final List<String> said = new ArrayList<>();

        Hand(Path directory) {
            this.directory = directory;
            installation = TestInstallation.made(directory);
        }

        void loadAndDelete() {
            Path first = SecretFiles.ownerOnly(directory.resolve("first.hex"), FIRST);
            Path second = SecretFiles.ownerOnly(directory.resolve("second.hex"), SECOND);
            run(List.of(TEST_KEY, TEST_KEY, "y"), "vk load --sgc 123457 --krn 1");
            run(List.of(TEST_KEY, TEST_KEY, "n"), "vk load --sgc 123457 --krn 2");
            run(List.of(TEST_KEY, FIRST), "vk load --sgc 123457 --krn 2");
            run(List.of(TEST_KEY, "no hex"), "vk load --sgc 123457 --krn 2");
            run(List.of(TEST_KEY, TEST_KEY, "y"), "vk load --sgc 123457 --krn 1");
            run(List.of(TEST_KEY, TEST_KEY, "y"), "vk load --sgc 123457 --krn 2 --register 1");
            run(List.of(TEST_KEY, TEST_KEY, "y"), "vk load --sgc 1 --krn 9 --register 1 --replace --ulm 000186A0");
            run(List.of(TEST_KEY, TEST_KEY, "y"), "vk load --sgc 1 --krn 1 --exp 2026-01-01");
            run(List.of(FIRST, FIRST, SECOND, SECOND, "y"), "vk load --sgc 2 --krn 1 --components 2");
            String files = " --components 2 --file " + first + " --file " + second;
            run(List.of(), "vk load --sgc 2 --krn 2 --kcv 4CBE91" + files);
            run(List.of(), "vk load --sgc 2 --krn 3 --kcv 000000" + files);
            run(List.of(), "vk load --sgc 2 --krn 3 --components 2 --file " + first);
            run(List.of("y"), "vk load --sgc 2 --krn 3 --file " + first + " --file " + second);
            run(List.of("AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAA", "y"), "vk load --sgc 3 --krn 1");
            run(List.of(), "vk list");
            run(List.of("n"), "vk delete 1");
            run(List.of("y"), "vk delete 1");
            run(List.of("y"), "vk delete 1");
            run(List.of(), "kmc unload 2 --yes");
            run(List.of(), "vk list");
        }

        CommandRun run(List<String> typed, String command) {
            CommandRun run = installation
                    .surroundings()
                    .typing(typed.toArray(String[]::new))
                    .run(command.split(" "));
            said.add((command + " -> " + run).replace(directory.toString(), ""));
            return run;
        }
    }
}
