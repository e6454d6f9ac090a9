package io.ptoken.node.module;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.LeaseSizes;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.service.storemark.VendCounters;
import java.util.List;
import java.util.Optional;

/**
 * The security module of a server.
 *
 * @param module makes the tokens; one module, or several behind one
 * @param software the software module, alone or among them: it tests itself from time to time
 * @param singly each of them, for operators who work on one
 */
public record ServedModule(SecurityModule module, Optional<SoftSecurityModule> software, List<OperatedModule> singly) {

    public ServedModule {
        singly = List.copyOf(singly);
    }

    /** A software module alone. */
    public static ServedModule of(SoftSecurityModule module) {
        return new ServedModule(
                module,
                Optional.of(module),
                List.of(OperatedModule.alone(
                        OneModule.SOFTWARE, module, () -> module.certification().keyLoadAnchor())));
    }

    /** What the hardware modules told last; those that are silent are left out. */
    public List<ModuleStatus> hardware() {
        return module instanceof ModulePool pool
                ? pool.members().stream()
                        .filter(member -> member.silence().isEmpty())
                        .map(MemberReport::status)
                        .flatMap(Optional::stream)
                        .filter(status -> !isSoftware(status))
                        .toList()
                : List.of();
    }

    /** The software module, whose counter of vends runs ahead. */
    public VendCounters.Software counted() {
        return new VendCounters.Software(() -> software.map(SoftSecurityModule::status), LeaseSizes.DEFAULT.vends());
    }

    /** True for the status of a software module. */
    public static boolean isSoftware(ModuleStatus status) {
        return status.hardwareId().equals(SoftSecurityModule.HARDWARE_ID);
    }

    /** A module of hardware, or what looks like one. */
    public static ServedModule of(SecurityModule module) {
        return new ServedModule(
                module, Optional.empty(), List.of(OperatedModule.alone(OneModule.SOFTWARE, module, Optional::empty)));
    }
}
