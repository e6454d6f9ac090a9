package io.ptoken.cli.commands.options;

import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.Configuration.StoreKind;
import io.ptoken.node.process.CommandFailure;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Where a new installation has its store. The password of a database is never on the command line. */
public final class StoreOptions {

    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\"\\\\]]+");
    private static final Pattern PASSWORD = Pattern.compile("(?i).*[?&](ssl)?password=.*|jdbc:postgresql://[^/]*@.*");

    @Option(
            names = "--store-url",
            paramLabel = "URL",
            description = "A PostgreSQL database for the store, which several nodes may share: "
                    + "jdbc:postgresql://HOST/NAME. Its password comes from PTOKEN_STORE_PASSWORD. "
                    + "Default: a file in the data directory.")
    Optional<String> url = Optional.empty();

    @Option(names = "--store-user", paramLabel = "NAME", description = "User of that database. Default: ptoken.")
    Optional<String> user = Optional.empty();

    /**
     * The store of a new installation.
     *
     * @throws CommandFailure when it is named wrongly
     */
    public Configuration.Store store() {
        Configuration.Store usual = Configuration.DEFAULT.store();
        if (url.isEmpty()) {
            if (user.isPresent()) {
                throw new CommandFailure("--store-user goes with --store-url");
            }
            return usual;
        }
        if (PASSWORD.matcher(url.get()).matches()) {
            throw new CommandFailure("--store-url: leave the password out, and put it into PTOKEN_STORE_PASSWORD");
        }
        require("--store-url", url.get());
        String name = user.orElse(usual.user());
        require("--store-user", name);
        return new Configuration.Store(StoreKind.POSTGRESQL, url.get(), name, usual.connections());
    }

    private static void require(String option, String value) {
        if (!PLAIN.matcher(value).matches()) {
            throw new CommandFailure(option + ": expected printable ASCII without blanks, quotes and backslashes");
        }
    }
}
