package io.ptoken.cli.node;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.soft.SoftSecurityModule;
import java.util.Optional;

/**
 * The security module of a server.
 *
 * @param module makes the tokens; one module, or several behind one
 * @param software the software module, alone or among them: it tests itself from time to time
 */
public record ServedModule(SecurityModule module, Optional<SoftSecurityModule> software) {

    /** A software module alone. */
    static ServedModule of(SoftSecurityModule module) {
        return new ServedModule(module, Optional.of(module));
    }

    /** A module of hardware, or what looks like one. */
    public static ServedModule of(SecurityModule module) {
        return new ServedModule(module, Optional.empty());
    }
}
