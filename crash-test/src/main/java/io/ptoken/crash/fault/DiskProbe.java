package io.ptoken.crash.fault;

import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Ended;
import io.ptoken.crash.program.Installation;
import io.ptoken.crash.program.ProgramFiles;
import io.ptoken.crash.program.SetupFailure;
import io.ptoken.crash.program.TestKey;
import io.ptoken.crash.program.Trees;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Proves before anything else that the failing disk meets what SQLite's native library and the JVM call: with the fault on,
 * nothing that writes may succeed.
 */
public final class DiskProbe {

    private static final TestKey EXTRA = TestKey.all(0).get(0);

    private final Installation installation;
    private final FailingDisk disk;

    public DiskProbe(Installation installation, FailingDisk disk) {
        this.installation = installation;
        this.disk = disk;
    }

    /**
     * Lets each call fail in turn and sees that the program is told.
     *
     * @throws SetupFailure when a call slips through
     */
    public void run() {
        for (DiskFault fault : DiskFault.values()) {
            refused(fault, FailingDisk.EVERY_FILE, "init", () -> freshInstallation(fault));
            refused(
                    fault,
                    FailingDisk.STORE,
                    "user add",
                    () -> installation.addUser(failing(), "probe-" + fault.word()));
            refused(fault, FailingDisk.MODULE, "vk load", () -> installation.load(failing(), extraKey(fault)));
        }
    }

    private interface Command {
        Ended run();
    }

    private void refused(DiskFault fault, String file, String what, Command command) {
        disk.fail(fault, file);
        try {
            Ended ended = command.run();
            if (disk.hits(file) == 0) {
                throw new SetupFailure("the failing disk does not meet the calls of 'ptoken " + what + "' on '" + file
                        + "' for " + fault.word() + ": " + ended.output());
            }
            if (ended.ok()) {
                throw new BrokenPromise("'ptoken " + what + "' says that it is done although the disk fails ("
                        + fault.word() + " on '" + file + "'): " + ended.output());
            }
        } finally {
            disk.heal();
        }
    }

    private ProgramFiles failing() {
        return installation.program().with(disk.environment());
    }

    /** {@code init} into a directory below the one that fails. */
    private Ended freshInstallation(DiskFault fault) {
        Path inside = Installation.data(installation.program().directory()).resolve("probe-" + fault.word());
        Ended ended = failing().run("init", "--data=" + inside, "--password-env=CRASH_PASSWORD");
        delete(inside);
        return ended;
    }

    private static TestKey extraKey(DiskFault fault) {
        return new TestKey("probe", fault.sgc(), 1, EXTRA.hex(), EXTRA.unitLimit(), EXTRA.currencyLimit());
    }

    private static void delete(Path tree) {
        try {
            Trees.delete(tree);
        } catch (IOException e) {
            throw new SetupFailure("cannot delete " + tree, e);
        }
    }
}
