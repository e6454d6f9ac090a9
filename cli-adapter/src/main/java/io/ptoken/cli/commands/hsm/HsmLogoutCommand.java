package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;

/** {@code ptoken hsm logout}. */
@ReadsOnly
@Command(
        name = "logout",
        description = {
            "Waits until the officers have logged out at the keypad of a hardware module, so that it is operational again.",
            "No command over the line logs anybody out."
        })
final class HsmLogoutCommand extends HsmAccessTask {

    HsmLogoutCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    boolean isDone(String mode) {
        return !mode.equals(Mode.PRIVILEGED.toString());
    }

    @Override
    String request() {
        return "The officers log out at the keypad (KCED) now. Waiting ...";
    }

    @Override
    String done() {
        return "The module is operational.";
    }
}
