package io.ptoken.cli.commands.store;

import picocli.CommandLine.Command;

/** {@code ptoken store}. */
@Command(
        name = "store",
        description = "Looks at the store, and goes on with an older copy of it when nothing newer is left.")
public final class StoreCommand {}
