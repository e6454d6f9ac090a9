package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;

/** {@code ptoken hsm login}. */
@ReadsOnly
@Command(
        name = "login",
        description = {
            "Waits until two crypto officers have logged in at the keypad of a hardware module.",
            "PINs are entered there and nowhere else: no command over the line carries them. The privileged state ends by "
                    + "'ptoken hsm logout', and by itself after 30 minutes, 15 idle minutes or 50 calls (A14)."
        })
final class HsmLoginCommand extends HsmAccessTask {

    HsmLoginCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    boolean isDone(String mode) {
        return mode.equals(Mode.PRIVILEGED.toString());
    }

    @Override
    String request() {
        return "Both officers log in at the keypad (KCED) now. Waiting ...";
    }

    @Override
    String done() {
        return "The module is privileged.";
    }
}
