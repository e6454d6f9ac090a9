package io.ptoken.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An installation in a temporary directory, opened by a key file because that costs no time.
 *
 * @param data its data directory
 * @param keyFile what opens its security module
 */
public record TestInstallation(Path data, Path keyFile) {

    /** Password of the account {@code vending}. */
    public static final String PASSWORD = "correct horse battery";

    /** PIN of the crypto officer {@code alice}. */
    public static final String PIN_OF_ALICE = "pin of alice 1";

    /** PIN of the crypto officer {@code bob}. */
    public static final String PIN_OF_BOB = "pin of bob 22";

    /** The 160-bit key of the compliance vectors. */
    public static final String TEST_KEY = "ABABABABABABABAB949494949494949401234567";

    /** Where one would be. */
    public static TestInstallation in(Path directory) {
        return new TestInstallation(
                directory.resolve("data"), SecretFiles.ownerOnly(directory.resolve("module.key"), "5A".repeat(32)));
    }

    /**
     * One that {@code ptoken init} made: a copy, since making one takes most of the time of a short test. All copies have one
     * module and one beginning of the audit log; {@link #madeAnew} makes one that differs.
     */
    public static TestInstallation made(Path directory) {
        return copy(Template.MADE, directory);
    }

    /** A copy of one that {@code ptoken init --manufacturing} made. */
    public static TestInstallation factory(Path directory) {
        return copy(Factory.MADE, directory);
    }

    /** The same with the crypto officers {@code alice} and {@code bob}. */
    public static TestInstallation factoryWithOfficers(Path directory) {
        return copy(OfficersFactory.MADE, directory);
    }

    private static TestInstallation copy(TestInstallation template, Path directory) {
        TestInstallation installation = in(directory);
        TestTrees.copy(template.data(), installation.data());
        return installation;
    }

    /** The installation that the others of a JVM are copies of. */
    private static final class Template {
        static final TestInstallation MADE = madeAnew(temporary());
    }

    private static final class Factory {
        static final TestInstallation MADE = madeAnew(temporary(), "--manufacturing");
    }

    private static final class OfficersFactory {
        static final TestInstallation MADE = factory(temporary());

        static {
            require(MADE.surroundings()
                    .typing(PIN_OF_ALICE, PIN_OF_ALICE, PIN_OF_BOB, PIN_OF_BOB)
                    .run("module", "officers", "--appoint=alice", "--appoint=bob"));
        }
    }

    private static Path temporary() {
        return TestTrees.temporary("ptoken-template-");
    }

    /**
     * One of its own that {@code ptoken init} made.
     *
     * @param more options
     */
    public static TestInstallation madeAnew(Path directory, String... more) {
        TestInstallation installation = in(directory);
        List<String> init = new ArrayList<>(List.of("init", "--password-env", "PW"));
        init.addAll(List.of(more));
        require(installation.with("PW", PASSWORD).run(init.toArray(String[]::new)));
        return installation;
    }

    private static void require(CommandRun run) {
        if (run.exitCode() != 0) {
            throw new IllegalStateException(run.err());
        }
    }

    /** Surroundings in which commands work on it. */
    public TestSurroundings surroundings() {
        return new TestSurroundings()
                .variable("PTOKEN_DATA", data.toString())
                .variable("PTOKEN_KEY_FILE", keyFile.toString());
    }

    /** The same with one more environment variable. */
    public TestSurroundings with(String variable, String value) {
        return surroundings().variable(variable, value);
    }

    /** Makes an account of a person with {@link #PASSWORD}. */
    public CommandRun addPerson(String name, String role) {
        return with("PW", PASSWORD)
                .run("user", "add", name, "--role", role, "--no-must-change", "--password-env", "PW");
    }

    /** Loads the test key for SGC 123456, KRN 1, or another. */
    public CommandRun loadKey(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "vk";
        arguments[1] = "load";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return surroundings().typing(TEST_KEY, TEST_KEY, "y").run(arguments);
    }
}
