package io.ptoken.node.module;

import io.ptoken.node.config.ModuleEntry;
import io.ptoken.node.config.ModuleEntry.Kind;
import io.ptoken.node.holding.LockFolder;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.hsm.ConfiguredModule;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Undo;
import java.util.List;

/** Takes modules of an installation before they are opened. Nobody is asked for a secret until that is done. */
public final class InstallationHold {

    private InstallationHold() {}

    /**
     * All that {@code ptoken.yaml} lists; without a list, the software module.
     *
     * @param remedy what to do when somebody else has one of them
     * @param running is told how to give them back
     * @throws io.ptoken.node.holding.HeldFailure that says who has which
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
