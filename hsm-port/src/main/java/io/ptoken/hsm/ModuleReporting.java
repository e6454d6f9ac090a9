package io.ptoken.hsm;

/** Identity and health of a module. Implementations are thread safe. */
public interface ModuleReporting {

    /** Present status; works in every state of the module. */
    ModuleStatus status();
}
