package io.ptoken.hsm.status;

import java.util.Map;

/** Identity and health of a module. Implementations are thread safe. */
public interface ModuleReporting {

    /** Present status; works in every state of the module. */
    ModuleStatus status();

    /** What this module cannot do, each with the reason in words for people; empty for one that can do everything. */
    default Map<ModuleCapability, String> lacks() {
        return Map.of();
    }
}
