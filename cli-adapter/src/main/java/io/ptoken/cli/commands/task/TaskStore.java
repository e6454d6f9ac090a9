package io.ptoken.cli.commands.task;

import io.ptoken.node.installation.Installation;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreOpener;

/** The store for a command: one that only looks makes none where there is none. */
public final class TaskStore {

    private TaskStore() {}

    /**
     * Opens it; the caller closes it.
     *
     * @throws io.ptoken.node.process.CommandFailure when the command only reads and the file of the store is missing
     */
    public static OpenStore open(StoreOpener opener, Installation installation, Object command) {
        return command.getClass().isAnnotationPresent(ReadsOnly.class)
                ? opener.openExisting(installation)
                : opener.open(installation);
    }
}
