package io.ptoken.cli.commands.options;

import io.ptoken.cli.input.SecretFile;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.ConfigurationException;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.IoTrouble;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.OpenStore;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** With which account a command acts, and where its password comes from; the same flags everywhere. */
public final class OperatorOptions {

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Act with this account, whose password is asked for. Without it the owner of the installation"
                    + " acts.")
    Optional<String> account = Optional.empty();

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    Stored stored = new Stored();

    /** The password of that account, prepared beforehand for those who have no terminal. */
    static final class Stored {

        @Option(
                names = "--as-password-file",
                paramLabel = "FILE",
                description = "Read the password of --as from a file that only its owner may read (mode 600).")
        Optional<Path> file = Optional.empty();

        @Option(
                names = "--as-password-env",
                paramLabel = "NAME",
                description = "Read the password of --as from an environment variable.")
        Optional<String> variable = Optional.empty();
    }

    /** True when an account acts, not the owner. */
    public boolean isNamed() {
        return account.isPresent();
    }

    /**
     * Finds the server of an installation, or opens the installation.
     *
     * @param taker the command
     * @param store opens the store when no server answers
     */
    public OperatorAccess access(Installation installation, Taker taker, Supplier<OpenStore> store) throws IOException {
        Taker answered = new Taker(taker.command(), taker.warn(), answering(taker.surroundings()), taker.patience());
        return OperatorAccess.to(installation, answered, account, store);
    }

    /**
     * The same where the configuration may be broken: a server that runs is reached all the same, and the person warned.
     *
     * @param data where the installation lies
     * @param named reads how it is configured
     */
    public OperatorAccess access(
            DataDirectory data, Configured named, Taker taker, Function<Installation, OpenStore> store)
            throws IOException {
        Installation chosen;
        try {
            chosen = named.read();
        } catch (ConfigurationException | InvalidValueException | IOException broken) {
            Optional<OperatorAccess> server = server(
                    new Installation(data, Configuration.DEFAULT, StaTables.SAMPLE), answering(taker.surroundings()));
            if (server.isEmpty()) {
                throw broken;
            }
            String why = broken instanceof IOException trouble ? IoTrouble.text(trouble) : broken.getMessage();
            taker.warn()
                    .accept("Warning: the configuration cannot be used (" + why
                            + "); the server serves on as it was configured when it started");
            return server.get();
        }
        return access(chosen, taker, () -> store.apply(chosen));
    }

    /** How an installation is configured. */
    @FunctionalInterface
    public interface Configured {

        /** Reads it. */
        Installation read() throws IOException;
    }

    /** Finds the server of an installation; empty when none answers. */
    public Optional<OperatorAccess> server(Installation installation, Surroundings surroundings) throws IOException {
        return OperatorAccess.toServer(installation, surroundings, account);
    }

    /**
     * The person at the terminal, who is asked for nothing that these options name.
     *
     * @param confirmed true when they have said yes already, or --yes has
     * @param progress is told of each step
     */
    public Dialogue dialogue(Surroundings surroundings, boolean confirmed, Consumer<Progress> progress) {
        return new TerminalDialogue(answering(surroundings).prompt(), confirmed, progress);
    }

    /**
     * The surroundings, in which the password of the account is not asked for where it comes from a file or variable.
     *
     * @throws CommandFailure when no account is named
     */
    public Surroundings answering(Surroundings surroundings) {
        Optional<Supplier<char[]>> password = stored.file
                .<Supplier<char[]>>map(file -> () -> SecretFile.read(file))
                .or(() -> stored.variable.map(name -> () -> value(name, surroundings)));
        if (password.isEmpty()) {
            return surroundings;
        }
        String name =
                account.orElseThrow(() -> new CommandFailure("whose password is it? Name the account with --as NAME"));
        return surroundings.asking(new AccountPrompt(surroundings.prompt(), name, password.get()));
    }

    private static char[] value(String name, Surroundings surroundings) {
        return surroundings
                .variable(name)
                .orElseThrow(() -> new CommandFailure("environment variable " + name + " is not set"))
                .toCharArray();
    }
}
