package io.ptoken.node.holding;

import io.ptoken.hsm.hold.HeldException;
import io.ptoken.hsm.hold.HoldFile;
import io.ptoken.hsm.hold.HoldUsers;
import io.ptoken.hsm.soft.seal.ModuleUse;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.IoTrouble;
import io.ptoken.node.process.Undo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this process has taken in order to open modules. Whoever opens one shows it. Where a lock cannot be made that is
 * told, and the work goes on without it: a folder that is read-only must not keep a shop from selling.
 */
public final class ModuleHold implements AutoCloseable {

    /** What to do about a holder, where there is nothing better to say. */
    public static final String STOP_IT = "wait for its end or stop it, then repeat this command";

    private final Taker taker;
    private final LockFolder folder;
    private final Undo taken = new Undo();
    private final Map<String, Line> names = new HashMap<>();
    private final Set<Path> installations = new HashSet<>();
    private final Set<String> told = new HashSet<>();

    private ModuleHold(Taker taker, LockFolder folder) {
        this.taker = taker;
        this.folder = folder;
    }

    /** What holds it runs, as others are told. */
    public String command() {
        return taker.command();
    }

    /** Nothing taken yet. */
    public static ModuleHold by(Taker taker, LockFolder folder) {
        return new ModuleHold(taker, folder);
    }

    /**
     * Takes the modules of an installation, of whatever kind.
     *
     * @param remedy what to do when somebody has them
     * @throws HeldFailure that says who
     */
    public void takeInstallation(DataDirectory data, String remedy) {
        String what = "the security modules of " + data.root();
        take(what, data.moduleLock(), HoldUsers.OWNER, remedy)
                .ifPresent(reason -> tell("other commands are not kept from " + what + ": " + reason));
        installations.add(data.root());
    }

    /**
     * Refuses when a program that takes no installation has the file of its software module, as one that embeds the module.
     *
     * @throws HeldFailure that says who
     */
    public void requireSoftwareFree(DataDirectory data, String remedy) {
        try {
            ModuleUse.requireFree(data.sealedModule());
        } catch (SealedFileException e) {
            if (e.reason() == SealedFileException.Reason.IN_USE) {
                throw new HeldFailure(String.valueOf(e.getMessage()), remedy, false, e);
            }
            throw e;
        }
    }

    /**
     * Takes a line to hardware, among all installations of the machine.
     *
     * @param remedy what to do when somebody has it
     * @throws HeldFailure that says who
     * @throws CommandFailure when it was taken here for another module
     */
    public void takeLine(Line line, String remedy) {
        Set<String> wanted = line.names();
        for (String name : wanted) {
            Line other = names.get(name);
            if (other != null) {
                throw new CommandFailure(
                        line.title() + " and " + other.title() + " are the same module: both are at " + name);
            }
        }
        unprotected(wanted, line, remedy)
                .ifPresent(reason ->
                        tell("other installations of this machine are not kept from " + line.title() + ": " + reason));
        wanted.forEach(name -> names.put(name, line));
    }

    private Optional<String> unprotected(Set<String> wanted, Line line, String remedy) {
        try {
            folder.prepare().ifPresent(this::tell);
        } catch (IOException e) {
            return Optional.of(cannot(folder.path(), e));
        }
        Optional<String> problem = Optional.empty();
        for (String name : wanted) {
            Optional<String> found = take("the line to " + line.title(), folder.file(name), HoldUsers.ALL, remedy);
            problem = problem.or(() -> found);
        }
        return problem;
    }

    /** Returns why it could not be locked. */
    private Optional<String> take(String what, Path file, HoldUsers users, String remedy) {
        try {
            HoldFile hold = taker.patience().start(() -> free(what, file, users, remedy), taker.warn());
            taken.with(hold::close);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(cannot(file, e));
        }
    }

    private HoldFile free(String what, Path file, HoldUsers users, String remedy) throws IOException {
        try {
            return HoldFile.take(file, users, taker.holder());
        } catch (HeldException e) {
            String held = what + (users == HoldUsers.ALL ? " is" : " are") + " in use by " + e.describe();
            throw new HeldFailure(held, remedy, Taker.isPassing(e.command()), e);
        }
    }

    private void tell(String problem) {
        if (told.add(problem)) {
            taker.warn().accept("warning: " + problem);
        }
    }

    private static String cannot(Path path, IOException e) {
        return "cannot lock " + path + " (" + IoTrouble.text(e) + ")";
    }

    /**
     * For whoever opens the software module.
     *
     * @throws IllegalStateException when the installation was not taken
     */
    public void requireTaken(DataDirectory data) {
        if (!installations.contains(data.root())) {
            throw new IllegalStateException("the modules of " + data.root() + " are opened without being taken");
        }
    }

    /**
     * For whoever opens a line.
     *
     * @throws IllegalStateException when it was not taken
     */
    public void requireTaken(Line line) {
        if (!names.containsValue(line)) {
            throw new IllegalStateException(line + " is opened without being taken");
        }
    }

    /** Gives everything back. */
    @Override
    public void close() {
        taken.close();
    }
}
