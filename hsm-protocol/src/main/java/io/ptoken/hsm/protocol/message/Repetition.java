package io.ptoken.hsm.protocol.message;

/** Whether a command may be carried out twice (module protocol section 1.5). */
public enum Repetition {
    /** It only asks; sending it again does no harm. */
    HARMLESS,
    /** It makes tokens, charges limits or changes keys; it is sent again only when the module said it has not begun. */
    FORBIDDEN
}
