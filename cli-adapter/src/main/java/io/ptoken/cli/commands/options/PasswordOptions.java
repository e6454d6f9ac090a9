package io.ptoken.cli.commands.options;

import io.ptoken.cli.input.SecretFile;
import io.ptoken.node.account.Password;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a password comes from. Never from the command line itself, which other users can see. */
public final class PasswordOptions {

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    Stored stored = new Stored();

    /** Prepared beforehand, instead of typing it. */
    static final class Stored {

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "Read the password from a file that only its owner may read (mode 600).")
        Optional<Path> file = Optional.empty();

        @Option(
                names = "--password-env",
                paramLabel = "NAME",
                description = "Read the password from an environment variable.")
        Optional<String> variable = Optional.empty();
    }

    /** The password of the file or variable, if one is named. */
    public Optional<Password> stored(Surroundings surroundings) {
        return stored.file
                .map(SecretFile::read)
                .or(() -> stored.variable.map(name -> surroundings
                        .variable(name)
                        .orElseThrow(() -> new CommandFailure("environment variable " + name + " is not set"))
                        .toCharArray()))
                .map(Password::of);
    }

    /** The password named, or one that is typed twice. */
    public Password required(String username, Surroundings surroundings) {
        return stored(surroundings).orElseGet(() -> typedTwice(username, surroundings));
    }

    private static Password typedTwice(String username, Surroundings surroundings) {
        String question = "New password of " + username;
        return Password.of(surroundings
                .prompt()
                .secretTwice(question, question + ", again")
                .orElseThrow(() -> new CommandFailure("the two passwords differ; nothing was stored")));
    }
}
