package io.ptoken.cli.commands.options;

import io.ptoken.cli.input.SecretFile;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
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

    /** The account; empty for the owner. */
    public Optional<String> account() {
        return account;
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
