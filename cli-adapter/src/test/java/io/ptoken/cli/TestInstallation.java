package io.ptoken.cli;

import java.nio.file.Path;

/**
 * An installation in a temporary directory, opened by a key file because that costs no time.
 *
 * @param data its data directory
 * @param keyFile what opens its security module
 */
public record TestInstallation(Path data, Path keyFile) {

    /** Password of the account {@code vending}. */
    public static final String PASSWORD = "correct horse battery";

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
        TestInstallation installation = in(directory);
        TestTrees.copy(Template.DATA, installation.data());
        return installation;
    }

    /** The installation that the others of a JVM are copies of. */
    private static final class Template {
        static final Path DATA =
                madeAnew(TestTrees.temporary("ptoken-template-")).data();
    }

    /** One of its own that {@code ptoken init} made. */
    public static TestInstallation madeAnew(Path directory) {
        TestInstallation installation = in(directory);
        CommandRun run = installation.with("PW", PASSWORD).run("init", "--password-env", "PW");
        if (run.exitCode() != 0) {
            throw new IllegalStateException(run.err());
        }
        return installation;
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
