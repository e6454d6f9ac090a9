package io.ptoken.cli.node;

import io.ptoken.cli.Undo;
import io.ptoken.cli.config.ModuleEntry;
import io.ptoken.cli.config.ModuleEntry.Kind;
import io.ptoken.cli.holding.LockFolder;
import io.ptoken.cli.holding.ModuleHold;
import io.ptoken.cli.holding.Taker;
import io.ptoken.cli.hsm.ConfiguredModule;
import java.util.List;

/** Takes modules of an installation before they are opened. Nobody is asked for a secret until that is done. */
public final class InstallationHold {

    private InstallationHold() {}

    /**
     * All that {@code ptoken.yaml} lists; without a list, the software module.
     *
     * @param remedy what to do when somebody else has one of them
     * @param running is told how to give them back
     * @throws io.ptoken.cli.holding.HeldFailure that says who has which
     */
    static ModuleHold all(Installation installation, Taker taker, String remedy, Undo running) {
        ModuleHold hold = installation(installation, taker, remedy, running);
        List<ModuleEntry> entries = installation.configuration().modules();
        if (entries.isEmpty() || entries.stream().anyMatch(entry -> entry.kind() == Kind.SOFTWARE)) {
            hold.requireSoftwareFree(installation.data(), remedy);
        }
        entries.stream()
                .filter(entry -> entry.kind() != Kind.SOFTWARE)
                .forEach(entry -> hold.takeLine(ConfiguredModule.address(entry).line(), remedy));
        return hold;
    }

    /** One of them that is hardware, without opening the others. */
    static ModuleHold hardware(Installation installation, ModuleEntry entry, Taker taker, String remedy, Undo running) {
        ModuleHold hold = installation(installation, taker, remedy, running);
        hold.takeLine(ConfiguredModule.address(entry).line(), remedy);
        return hold;
    }

    /** The software module alone. */
    public static ModuleHold software(Installation installation, Taker taker, String remedy, Undo running) {
        ModuleHold hold = installation(installation, taker, remedy, running);
        hold.requireSoftwareFree(installation.data(), remedy);
        return hold;
    }

    private static ModuleHold installation(Installation installation, Taker taker, String remedy, Undo running) {
        ModuleHold hold = ModuleHold.by(
                taker,
                LockFolder.of(taker.surroundings(), installation.configuration().lockFolder()));
        running.with(hold::close);
        hold.takeInstallation(installation.data(), remedy);
        return hold;
    }
}
