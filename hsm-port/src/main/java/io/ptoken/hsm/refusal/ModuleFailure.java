package io.ptoken.hsm.refusal;

/** What became of a request that brought no result. */
public enum ModuleFailure {
    /** The module answered that it does not do it, or failed doing it; nothing was carried out. */
    REFUSED,
    /** The request never reached the module; nothing was carried out, and another module may be asked. */
    UNREACHABLE,
    /** The request went out and the answer was lost; it may have been carried out, so that it must not be sent anew. */
    OUTCOME_UNKNOWN
}
