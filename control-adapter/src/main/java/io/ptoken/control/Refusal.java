package io.ptoken.control;

import java.util.Optional;

/**
 * Why a call is not carried out. Never carries a secret.
 *
 * @param code for programs, e.g. {@code protocol-version}
 * @param parameter the part of the call that is refused, when it is one
 * @param message for people
 * @param next what to do about it, when there is something
 */
public record Refusal(String code, Optional<String> parameter, String message, Optional<String> next)
        implements Outcome {

    /** All places for callers are taken. */
    public static final String TOO_MANY_CALLERS = "too-many-callers";

    /** The two ends speak different versions of the protocol. */
    public static final String PROTOCOL_VERSION = "protocol-version";

    /** What came is not of the protocol. */
    public static final String PROTOCOL = "protocol";

    /** The caller cancelled the call. */
    public static final String CANCELLED = "cancelled";

    /** Data did not arrive whole. */
    public static final String TRANSFER = "transfer";

    /** A failure nobody foresaw; the server's log has it. */
    public static final String INTERNAL = "internal";

    public Refusal {
        if (code.isBlank() || message.isBlank()) {
            throw new IllegalArgumentException("refusal: got a blank code or message, expected text");
        }
    }

    /** Without parameter and advice. */
    public static Refusal of(String code, String message) {
        return new Refusal(code, Optional.empty(), message, Optional.empty());
    }

    /** The same with what to do about it. */
    public Refusal withNext(String advice) {
        return new Refusal(code, parameter, message, Optional.of(advice));
    }

    /** The same for a part of the call. */
    public Refusal withParameter(String name) {
        return new Refusal(code, Optional.of(name), message, next);
    }
}
