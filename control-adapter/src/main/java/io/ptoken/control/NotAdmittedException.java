package io.ptoken.control;

import java.io.Serial;

/** At the caller: the server answers, but takes no calls from here: too many callers, or another version of the protocol. */
public final class NotAdmittedException extends ControlException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;

    public NotAdmittedException(Refusal refusal) {
        super(refusal.message() + refusal.next().map(next -> "; " + next).orElse(""));
        this.code = refusal.code();
    }

    /** For programs, e.g. {@link Refusal#TOO_MANY_CALLERS}. */
    public String code() {
        return code;
    }
}
