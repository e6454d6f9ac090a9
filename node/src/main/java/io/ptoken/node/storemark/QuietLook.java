package io.ptoken.node.storemark;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.InstallationHold;
import io.ptoken.node.module.ModuleAccess;
import io.ptoken.node.module.ModuleSecret;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Undo;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.storemark.StoreMarking;
import io.ptoken.service.storemark.StoreStanding;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How a store stands, for commands that work on it without its modules: whether they may must not depend on these. */
public final class QuietLook {

    private QuietLook() {}

    /**
     * Looks where that needs no question.
     *
     * @return empty when it cannot be told here: another process has the modules, as a server, which watches the store
     *     itself; what opens the software module is not in the environment; or it cannot be opened
     */
    public static Optional<StoreStanding> standing(Installation installation, ServiceStore store, Taker taker) {
        return looking(installation, store, taker, marking -> marking.standing(store));
    }

    /** How far the chains of its audit log had come, as it is sealed; none when that cannot be told here. */
    public static List<ChainMark> sealedChains(Installation installation, ServiceStore store, Taker taker) {
        return looking(installation, store, taker, marking -> marking.sealedChains(store))
                .orElse(List.of());
    }

    private static <T> Optional<T> looking(
            Installation installation, ServiceStore store, Taker taker, Function<StoreMarking, T> what) {
        Taker quiet = Taker.quiet(taker.command(), taker.surroundings());
        try (Undo running = new Undo()) {
            ModuleHold hold = InstallationHold.software(installation, quiet, ModuleHold.STOP_IT, running);
            if (!installation.configuration().modules().isEmpty()) {
                return StoreMarks.looking(installation, Optional.empty(), taker.surroundings(), what);
            }
            return software(hold, installation, store, taker, running)
                    .flatMap(module ->
                            StoreMarks.looking(installation, Optional.of(module), taker.surroundings(), what));
        } catch (CommandFailure | SealedFileException | SecurityModuleException | UncheckedIOException untold) {
            return Optional.empty();
        }
    }

    private static Optional<SoftSecurityModule> software(
            ModuleHold hold, Installation installation, ServiceStore store, Taker taker, Undo running) {
        Optional<SealingSecret> given = ModuleSecret.fromEnvironment(taker.surroundings());
        if (given.isEmpty()) {
            return Optional.empty();
        }
        try (SealingSecret secret = given.get()) {
            SoftSecurityModule module = ModuleAccess.look(hold, installation, secret, store, taker.surroundings());
            running.with(module::close);
            return Optional.of(module);
        }
    }
}
