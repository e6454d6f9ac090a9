package io.ptoken.node.operate;

import io.ptoken.hsm.hold.HoldFile;
import io.ptoken.hsm.hold.Holder;
import io.ptoken.node.config.DataDirectory;
import java.util.Optional;

/** The process that serves an installation, whether or not it answers. */
public final class ServerProcess {

    private static final String COMMAND = "ptoken serve";

    private ServerProcess() {}

    /** The one that has the modules of an installation and runs; empty when there is none, or it is not known. */
    public static Optional<ProcessHandle> of(DataDirectory data) {
        return HoldFile.claimed(data.moduleLock())
                .filter(holder -> holder.command().equals(COMMAND))
                .flatMap(ServerProcess::running);
    }

    /** A process that began later has got the number of one that is gone. */
    private static Optional<ProcessHandle> running(Holder holder) {
        return ProcessHandle.of(holder.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> holder.since().isEmpty()
                        || process.info().startInstant().isEmpty()
                        || !process.info()
                                .startInstant()
                                .get()
                                .isAfter(holder.since().get().plusSeconds(1)));
    }
}
