package io.ptoken.crash.program;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The processes that this program started and that have not ended; however it ends, they are killed. */
public final class Children {

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::kill, "kill-children"));
    }

    private Children() {}

    public static void add(Process process) {
        RUNNING.add(process);
    }

    /** Forgets it and sees to it that it is gone. */
    public static void remove(Process process) {
        process.destroyForcibly();
        RUNNING.remove(process);
    }

    private static void kill() {
        RUNNING.forEach(Process::destroyForcibly);
    }
}
