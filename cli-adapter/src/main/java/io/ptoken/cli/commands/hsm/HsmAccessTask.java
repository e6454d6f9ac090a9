package io.ptoken.cli.commands.hsm;

import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.hsm.protocol.client.ModuleClient;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.sts6.query.QueryProduct;
import io.ptoken.node.hsm.HsmAddress;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import java.time.Duration;
import picocli.CommandLine.Option;

/**
 * Waits until the officers have done at the module's keypad what no command over the line can do (module protocol section
 * 7.1).
 */
abstract class HsmAccessTask extends HsmTask {

    private static final String ATTRIBUTE = "AcMode";
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int LONGEST = 3600;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for the officers; 0 only tells how access stands. Default 300.")
    int wait;

    HsmAccessTask(Surroundings surroundings) {
        super(surroundings);
    }

    /** True for the mode that is waited for. */
    abstract boolean isDone(String mode);

    /** What the officers do now. */
    abstract String request();

    /** What holds afterwards. */
    abstract String done();

    @Override
    final void check(HsmAddress address) {
        if (address.dialect() == Dialect.STS05V) {
            throw new CommandFailure("an STS05V module has no officers that log in");
        }
        if (wait < 0 || wait > LONGEST) {
            throw new CommandFailure("--wait: 0-" + LONGEST + " seconds");
        }
    }

    @Override
    final void work(HsmAddress address) {
        onLine(address, this::follow);
    }

    private void follow(ModuleClient client) {
        String mode = mode(client);
        if (mode.equals(Mode.NONE.toString())) {
            throw new CommandFailure("this module has no access control (" + mode + "): there is nothing to log in to");
        }
        say("access control  " + mode);
        if (isDone(mode) || wait == 0) {
            return;
        }
        say(request());
        long end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        while (!isDone(mode)) {
            if (System.nanoTime() - end >= 0) {
                throw new CommandFailure(
                        "after " + wait + " seconds access control is still " + mode + "; nothing was changed");
            }
            pause();
            mode = mode(client);
        }
        say(done());
    }

    private static String mode(ModuleClient client) {
        return client.call(new QueryProduct()).data().getOrDefault(ATTRIBUTE, "not told");
    }

    private static void pause() {
        try {
            Thread.sleep(STEP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }
}
