package io.ptoken.cli.commands.token;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.cli.commands.task.Unwritten;
import io.ptoken.cli.token.HandIssuing;
import io.ptoken.cli.token.MessageIds;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.InstalledModules;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.ServiceException;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that issues or verifies tokens by hand; no server may run meanwhile. */
abstract class TokenTask extends StoreTask {

    /** For the help of every such command. */
    static final String AUDITED = "While a server runs, its TokenApi does it. The audit log names the account '"
            + HandIssuing.ACCOUNT + "' and the person at the terminal.";

    @Option(
            names = "--message-id",
            paramLabel = "IDENT",
            description =
                    "Name of this call; the same call under the same name gives the same tokens again. Default: a "
                            + "new one, which is shown.")
    Optional<String> messageId = Optional.empty();

    @Mixin
    OutputOptions output;

    TokenTask(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected final int work(ServiceStore store, Installation chosen) throws IOException {
        String message = messageId.orElseGet(() -> MessageIds.next(surroundings()));
        try (Undo running = new Undo();
                HandIssuing issuing = HandIssuing.on(
                        InstalledModules.of(chosen, taker(), "if it is a server, use its TokenApi, or stop it first")
                                .open(store, running),
                        store,
                        chosen,
                        surroundings(),
                        running)) {
            int exitCode = work(issuing, message);
            Unwritten.require(
                    spec.commandLine().getOut(), "the same command with --message-id " + message + " gives it again");
            return exitCode;
        } catch (ServiceException refusal) {
            throw new CommandFailure(
                    refusal.code().eCode() + ": " + refusal.getMessage()
                            + (mayHaveIssued(refusal) ? "; this messageId is " + message : ""),
                    refusal);
        }
    }

    private static boolean mayHaveIssued(ServiceException refusal) {
        if (refusal.getCause() instanceof StoreException store) {
            return store.reason() == StoreException.Reason.OUTCOME_UNKNOWN;
        }
        return refusal.getCause() instanceof SecurityModuleException module
                && module.failure() == ModuleFailure.OUTCOME_UNKNOWN;
    }

    /** Returns the exit code. */
    abstract int work(HandIssuing issuing, String message);
}
