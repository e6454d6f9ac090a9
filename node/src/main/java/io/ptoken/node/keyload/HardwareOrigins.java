package io.ptoken.node.keyload;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.kmc.ap1.Ap1Format;
import io.ptoken.service.operate.keyload.KeyLoadFormats;
import io.ptoken.service.operate.keyload.RememberedOrigins;
import io.ptoken.service.port.ServiceStore;
import java.util.List;

/** Hardware modules with what this installation remembers of their KEK slots. */
public final class HardwareOrigins {

    private static final KeyLoadFormats FORMATS =
            new KeyLoadFormats(unapproved -> List.of(Ap1Format.believingNobody()), () -> false);

    private HardwareOrigins() {}

    /**
     * The module with its memory.
     *
     * @param name of the module in the configuration
     */
    public static SecurityModule of(SecurityModule module, String name, ServiceStore store) {
        return new RememberedOrigins(module, name, store, FORMATS);
    }
}
