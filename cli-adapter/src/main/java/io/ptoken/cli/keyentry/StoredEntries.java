package io.ptoken.cli.keyentry;

import io.ptoken.cli.input.SecretFile;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.keyentry.KeyEntries;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Entries prepared in files or environment variables, one for each custodian. */
public final class StoredEntries implements KeyEntries {

    private interface Store {
        char[] read();
    }

    private final Iterator<Store> stores;

    private StoredEntries(Stream<Store> stores) {
        this.stores = stores.toList().iterator();
    }

    /** One file for each entry, readable by its owner alone. */
    public static StoredEntries files(List<Path> files) {
        return new StoredEntries(files.stream().map(file -> () -> SecretFile.read(file)));
    }

    /** One environment variable for each entry. */
    public static StoredEntries variables(List<String> names, Surroundings surroundings) {
        return new StoredEntries(names.stream()
                .map(name -> () -> surroundings
                        .variable(name)
                        .orElseThrow(() -> new CommandFailure("environment variable " + name + " is not set"))
                        .toCharArray()));
    }

    @Override
    public char[] next(String label) {
        if (!stores.hasNext()) {
            throw new CommandFailure("no file or variable left for '" + label + "': give one for each custodian");
        }
        return stores.next().read();
    }

    @Override
    public boolean typed() {
        return false;
    }
}
