package io.ptoken.hsm.status;

/** What a module does at present (module protocol section 7.1). */
public enum ModuleState {
    /** Boot loader: no security-module commands. */
    LOADER,
    /** Normal work. */
    OPERATIONAL,
    /** Two crypto officers are logged in. */
    PRIVILEGED,
    /** Keys are refused for good. */
    TAMPERED,
    /** An internal check failed; vending is refused. */
    ERROR;

    /** True for the states in which a module vends. */
    public boolean isInService() {
        return this == OPERATIONAL || this == PRIVILEGED;
    }
}
