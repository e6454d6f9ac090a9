package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test command {@code ./check} in a source tree of its own, with a {@code mvn} that only pretends. */
class CheckIT {

    private static final String NO_TABLES =
            "check: PTOKEN_STA_TABLES names no licensed STA tables: the tests that need them" + " were left out.\n";

    private static final String QUICK =
            "mvn -T 1.5C test -DexcludedGroups=slow -Derrorprone.testOptions=-XepDisableAllChecks";

    @TempDir
    Path directory;

    private SourceTree tree;

    @BeforeEach
    void makeAMachineThatHasEverything() throws IOException {
        tree = SourceTree.in(directory).has("thrift").has("python3").has("gcc").has("chromium");
    }

    @Test
    void runsEverythingAndSaysThatTheTablesWereMissing() throws IOException {
        Program.Ended ended = check(Map.of());

        assertThat(tree.calls()).containsExactly("mvn -T 1.5C verify -Derrorprone.testOptions=-XepDisableAllChecks");
        assertThat(ended.out()).contains("[INFO] Building hsm-port");
        assertThat(ended.err()).isEqualTo(NO_TABLES + "check: passed\n");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void saysNothingOfTablesThatAreThere() {
        assertThat(check(Map.of("PTOKEN_STA_TABLES", "/tables.json")).err()).isEqualTo("check: passed\n");
    }

    @Test
    void quickLeavesTheSlowTestsOutAndSaysSo() throws IOException {
        tree.lacks("thrift", "python3", "gcc");

        Program.Ended ended = check(Map.of(), "--quick");

        assertThat(tree.calls()).containsExactly(QUICK);
        assertThat(ended.err())
                .isEqualTo(NO_TABLES + "check: the slow tests were left out; ./check runs them too.\ncheck: passed\n");
    }

    @Test
    void testsThatWereCompiledUnreadAreCompiledAgainForTheLongForm() throws IOException {
        Path compiled = Files.createDirectories(tree.root().resolve("sts-core/target/test-classes"));
        Path main = Files.createDirectories(tree.root().resolve("sts-core/target/classes"));

        check(Map.of(), "--quick");
        check(Map.of());
        assertThat(compiled).exists();
        check(Map.of(), "--long");
        assertThat(compiled).doesNotExist();
        assertThat(main).exists();

        Files.createDirectories(compiled);
        check(Map.of(), "--long");
        assertThat(compiled).exists();
    }

    @Test
    void longRunsTheCampaignsToo() throws IOException {
        check(Map.of(), "--long");

        assertThat(tree.calls()).hasSize(2).last().isEqualTo("mvn -Dquick -Pmutation verify");
        assertThat(tree.calls().get(0))
                .startsWith("mvn -T 1.5C verify ")
                .contains("-Dcrash.runs=200", "-Dcrash.restoreRuns=200", "-Dhsm.fuzz.seconds=600");
    }

    @Test
    void givesArgumentsOnToMaven() throws IOException {
        check(Map.of(), "--quick", "--", "-pl", "sts-core", "--help");

        assertThat(tree.calls()).containsExactly(QUICK + " -pl sts-core --help");
    }

    @Test
    void failsWhenMavenFails() {
        Program.Ended ended = check(Map.of("BUILD_FAILS", "a test failed"));

        assertThat(ended.out()).contains("[ERROR] a test failed");
        assertThat(ended.err()).endsWith("check: FAILED\n").doesNotContain("network");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @Test
    void saysThatThereIsNoNetwork() {
        Program.Ended ended =
                check(Map.of("BUILD_FAILS", "Non-resolvable import POM: Could not transfer artifact a:pom:1"));

        assertThat(ended.err())
                .startsWith(
                        "check: Maven needs libraries that are not on this machine, and cannot reach the network or the"
                                + " repository they are in.\n");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @Test
    void installsWhatTheTestsNeedAndSaysSo() throws IOException {
        tree.lacks("mvn", "thrift", "python3", "gcc");

        Program.Ended ended = check(Map.of());

        assertThat(ended.err())
                .startsWith("check: installing maven thrift-compiler python3 gcc libc6-dev (apt-get update && apt-get"
                        + " install -y --no-install-recommends maven thrift-compiler python3 gcc libc6-dev) ...\n");
        assertThat(tree.calls())
                .containsExactly(
                        "apt-get update -qq",
                        "apt-get install -y -qq --no-install-recommends maven thrift-compiler python3 gcc libc6-dev",
                        "mvn -T 1.5C verify -Derrorprone.testOptions=-XepDisableAllChecks");
    }

    @Test
    void noInstallOnlyNamesWhatIsMissingAndTriesWithoutIt() throws IOException {
        tree.lacks("gcc");

        Program.Ended ended = check(Map.of(), "--no-install");

        assertThat(ended.err())
                .startsWith("check: missing: gcc libc6-dev. To install them: apt-get update && apt-get install -y"
                        + " --no-install-recommends gcc libc6-dev\n");
        assertThat(tree.calls()).containsExactly("mvn -T 1.5C verify -Derrorprone.testOptions=-XepDisableAllChecks");
    }

    @Test
    void noInstallEndsWhereNothingCanBeTried() throws IOException {
        tree.lacks("mvn", "gcc");

        Program.Ended ended = check(Map.of(), "--no-install");

        assertThat(ended.err()).startsWith("check: missing: maven gcc libc6-dev. To install them: ");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(tree.calls()).isEmpty();
    }

    @Test
    void endsWhenItCannotInstall() throws IOException {
        tree.lacks("gcc");

        Program.Ended ended = check(Map.of("APT_FAILS", "no such package"));

        assertThat(ended.err())
                .endsWith("check: they could not be installed. Try it yourself: apt-get update && apt-get"
                        + " install -y --no-install-recommends gcc libc6-dev\n");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(tree.calls()).noneMatch(call -> call.startsWith("mvn"));
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        assertThat(check(Map.of(), "--slow").err())
                .isEqualTo("check: unknown argument '--slow'; ./check --help says what there is\n");
        assertThat(check(Map.of(), "--quick", "--long").err())
                .isEqualTo("check: --quick and --long exclude each other; ./check --help says what there is\n");
        assertThat(check(Map.of(), "--quick", "--long").exitCode()).isEqualTo(2);
        assertThat(tree.calls()).isEmpty();
    }

    @Test
    void tellsHowItIsUsed() throws IOException {
        Program.Ended ended = check(Map.of(), "--help");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).startsWith("Usage: ./check ").contains("--quick", "--long", "--no-install");
        assertThat(tree.calls()).isEmpty();
    }

    @Test
    void saysThatItWasInterrupted() {
        Program.Ended ended = tree.atTerminal(Map.of("BUILD_SECONDS", "60"), "hsm-port", "\u0003", "check");

        assertThat(ended.out()).endsWith("check: interrupted\n");
        assertThat(ended.exitCode()).isEqualTo(130);
    }

    @Test
    void continuousIntegrationRunsItAndNothingElse() throws IOException {
        String script = Files.readString(Path.of(System.getProperty("ptoken.root", ".."), ".ci", "run"));

        assertThat(script.lines().filter(line -> !line.startsWith("#")).toList())
                .endsWith("exec ./check")
                .noneMatch(line -> line.contains("mvn") || line.contains("apt"));
    }

    private Program.Ended check(Map<String, String> more, String... arguments) {
        return tree.run(more, "check", arguments);
    }
}
