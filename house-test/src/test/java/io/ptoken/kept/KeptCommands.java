package io.ptoken.kept;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.node.config.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Commands on an installation whose module and accounts have the secrets of all kept installations.
 *
 * @param data the installation
 */
record KeptCommands(DataDirectory data) {

    static final String PASSPHRASE = "a passphrase for tests";
    static final String PASSWORD = "correct horse battery";

    /** Surroundings at a time. */
    TestSurroundings at(Instant time) {
        Path key = SealedAnew.key(data);
        TestSurroundings surroundings = new TestSurroundings().at(time);
        TestSurroundings unsealing = Files.exists(key)
                ? surroundings.variable("PTOKEN_KEY_FILE", key.toString())
                : surroundings.variable("PTOKEN_PASSPHRASE", PASSPHRASE);
        return unsealing
                .variable("PTOKEN_DATA", data.root().toString())
                .variable("PTOKEN_STORE_PASSWORD", "")
                .variable("PW", PASSWORD);
    }

    /** Runs a command that has to succeed; what it prints. */
    String ok(Instant time, String... arguments) {
        return require(at(time).run(arguments), arguments);
    }

    /** Loads a vending key under dual entry; the command has to succeed. */
    void enterKey(Instant time, String hex, String... arguments) {
        require(at(time).typing(hex, hex, "y").run(arguments), arguments);
    }

    Path file(String name) {
        return data.root().resolveSibling(name);
    }

    private static String require(CommandRun run, String... arguments) {
        if (run.exitCode() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + ": " + run.err());
        }
        return run.out();
    }
}
