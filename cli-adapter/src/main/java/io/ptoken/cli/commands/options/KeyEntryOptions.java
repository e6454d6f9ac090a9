package io.ptoken.cli.commands.options;

import io.ptoken.cli.keyentry.StoredEntries;
import io.ptoken.cli.keyentry.TypedEntries;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.keyentry.KeyEntries;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a key in the clear comes from. Never from the command line itself, which other users can see. */
public final class KeyEntryOptions {

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    @Option(
            names = "--components",
            paramLabel = "N",
            defaultValue = "1",
            description = "2 or 3: the key comes in components, one for each custodian, and is their XOR."
                    + " 1 (default): two custodians enter the whole key.")
    int components;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    Stored stored = new Stored();

    /** Entries prepared beforehand, instead of typing them. */
    static final class Stored {

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description =
                        "Read an entry from a file that only its owner may read (mode 600); once for each custodian.")
        List<Path> files = List.of();

        @Option(
                names = "--env",
                paramLabel = "NAME",
                description = "Read an entry from an environment variable; once for each custodian.")
        List<String> variables = List.of();
    }

    /** In how many components the key comes, 1 for a whole one. */
    public int components() {
        return components;
    }

    /** Throws a usage error unless there are 1-3 components, and no more entries than they take. */
    public void requireValid() {
        if (components < 1 || components > 3) {
            throw new ParameterException(spec.commandLine(), "--components: got '" + components + "', expected 1-3");
        }
        int given = stored.files.size() + stored.variables.size();
        int custodians = components == 1 ? 2 : components;
        if (given > custodians) {
            throw new ParameterException(
                    spec.commandLine(),
                    given + " entries given, expected " + custodians
                            + (components == 1 ? ": say --components " + given + " if they are components" : ""));
        }
    }

    /** The entries, in order of the custodians. */
    public KeyEntries entries(Surroundings surroundings) {
        if (!stored.files.isEmpty()) {
            return StoredEntries.files(stored.files);
        }
        if (!stored.variables.isEmpty()) {
            return StoredEntries.variables(stored.variables, surroundings);
        }
        return new TypedEntries(surroundings.prompt());
    }
}
