package io.ptoken.cli.commands.options;

import java.util.Optional;
import picocli.CommandLine.Option;

/** With which account a command acts; the same flag everywhere. */
public final class OperatorOptions {

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Act with this account, whose password is asked for. Without it the owner of the installation"
                    + " acts.")
    Optional<String> account = Optional.empty();

    /** The account; empty for the owner. */
    public Optional<String> account() {
        return account;
    }
}
