package io.ptoken.node.module;

import io.ptoken.hsm.protocol.module.LineModule;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.node.config.ModuleEntry;
import io.ptoken.node.config.ModuleEntry.Kind;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.hsm.ConfiguredModule;
import io.ptoken.node.hsm.LineThreads;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.service.Param;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.service.port.ServiceStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/** One security module of an installation, for commands that work on one alone. */
public final class OneModule {

    static final String SOFTWARE = "software";

    private final Installation installation;

    /** Empty for the software module of an installation that lists none. */
    private final Optional<ModuleEntry> entry;

    private OneModule(Installation installation, Optional<ModuleEntry> entry) {
        this.installation = installation;
        this.entry = entry;
    }

    /**
     * The one that is meant.
     *
     * @param named its name in {@code ptoken.yaml}; needed when several are listed
     * @throws CommandFailure when none or several are meant
     */
    public static OneModule of(Installation installation, Optional<String> named) {
        List<ModuleEntry> entries = installation.configuration().modules();
        if (entries.isEmpty()) {
            if (named.isPresent()) {
                throw new CommandFailure("--module: ptoken.yaml lists no modules: there is the software module alone,"
                        + " which is meant without --module");
            }
            return new OneModule(installation, Optional.empty());
        }
        String names = entries.stream().map(ModuleEntry::name).collect(Collectors.joining(", "));
        if (named.isEmpty() && entries.size() > 1) {
            throw new CommandFailure("ptoken.yaml lists several modules; say with --module which: " + names);
        }
        ModuleEntry meant = named.isEmpty()
                ? entries.get(0)
                : entries.stream()
                        .filter(candidate -> candidate.name().equals(named.get()))
                        .findFirst()
                        .orElseThrow(() -> new CommandFailure("--module: ptoken.yaml lists no module '"
                                + Param.echo(named.get()) + "'; it lists: " + names));
        return new OneModule(installation, Optional.of(meant));
    }

    /**
     * The software module.
     *
     * @throws NotPossibleException when {@code ptoken.yaml} lists others alone: nothing would ever ask it
     */
    public static OneModule software(Installation installation) {
        List<ModuleEntry> entries = installation.configuration().modules();
        Optional<ModuleEntry> software =
                entries.stream().filter(entry -> entry.kind() == Kind.SOFTWARE).findFirst();
        if (software.isEmpty() && !entries.isEmpty()) {
            throw new NotPossibleException(
                    "this works on the software security module, and ptoken.yaml lists hardware alone;"
                            + " add a module of kind SOFTWARE to its list first");
        }
        return new OneModule(installation, software);
    }

    /** Its name in the configuration, or {@value #SOFTWARE} where that lists none. */
    public String name() {
        return entry.map(ModuleEntry::name).orElse(SOFTWARE);
    }

    /** False for a hardware module. */
    public boolean isSoftware() {
        return entry.map(listed -> listed.kind() == Kind.SOFTWARE).orElse(true);
    }

    /**
     * Takes it before it is opened.
     *
     * @param running is told how to give it back
     * @throws io.ptoken.node.holding.HeldFailure when another process has modules of this installation, or its line
     */
    public ModuleHold take(Taker taker, Undo running) {
        return isSoftware()
                ? InstallationHold.software(installation, taker, ModuleHold.STOP_IT, running)
                : InstallationHold.hardware(installation, entry.orElseThrow(), taker, ModuleHold.STOP_IT, running);
    }

    /**
     * Opens it. A hardware module is not asked anything yet.
     *
     * @param hold has it
     * @param running is told how to close it
     */
    public OperatedModule open(ModuleHold hold, ServiceStore store, Surroundings surroundings, Undo running) {
        String name = entry.map(ModuleEntry::name).orElse(SOFTWARE);
        if (isSoftware()) {
            SoftSecurityModule module = ModuleAccess.open(hold, installation, store, surroundings);
            ModuleAccess.keep(module, hold, store, surroundings, running);
            return OperatedModule.alone(name, module, module.certification()::keyLoadAnchor);
        }
        ScheduledExecutorService executor = LineThreads.one("module");
        running.with(executor::shutdownNow);
        LineModule module = ConfiguredModule.address(entry.orElseThrow()).open(hold, surroundings.clock(), executor);
        running.with(module::close);
        return OperatedModule.alone(name, module, Optional::empty);
    }
}
