package io.ptoken.cli.commands.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import java.util.function.Consumer;

/**
 * Commands with a server running and without. The server holds the modules, so that a command which succeeds beside it was
 * carried out by it.
 */
public final class BothWays {

    private BothWays() {}

    /** Runs commands on an installation while a server of it runs. */
    public static void whileServing(TestInstallation installation, Runnable commands) {
        whileServing(installation, out -> commands.run());
    }

    /** As above; the commands are given what the server has printed, its port for one. */
    public static void whileServing(TestInstallation installation, Consumer<String> commands) {
        boolean[] ran = {false};
        CommandRun serve = installation
                .surroundings()
                .runWhile(
                        out -> {
                            commands.run();
                            commands.accept(out);
                            ran[0] = true;
                        },
                        "serve",
                        "--address=127.0.0.1",
                        "--port=0",
                        "--metrics-port=0");
        assertThat(ran[0]).as(serve.err()).isTrue();
    }

    /** Runs a command with a server and then without, and expects the same of both; for one that changes nothing. */
    public static CommandRun same(TestInstallation installation, String... command) {
        CommandRun[] served = new CommandRun[1];
        whileServing(installation, () -> served[0] = installation.surroundings().run(command));
        assertThat(served[0]).isEqualTo(installation.surroundings().run(command));
        return served[0];
    }
}
