package io.ptoken.kmc.text;

import io.ptoken.sts.ReadableFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of key loading was refused; nothing was changed by it. The message begins with code and name, then says where,
 * what was wrong and what was expected. It contains no secret.
 */
public final class KeyLoadException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    private static final String ATTRIBUTE_ERROR = "94";

    private final KeyLoadCode code;
    private final @Nullable TextPosition position;
    private final boolean inVendingKey;

    /**
     * A refusal that concerns no place in a text.
     *
     * @param text what was wrong and what was expected; never a secret
     */
    public KeyLoadException(KeyLoadCode code, String text) {
        super(code.text() + ": " + text);
        this.code = code;
        this.position = null;
        this.inVendingKey = false;
    }

    /**
     * A refusal at a place in a text.
     *
     * @param inVendingKey true in the record of a vending key, for which modules report another status
     * @param text what was wrong and what was expected; never a secret
     */
    public KeyLoadException(KeyLoadCode code, TextPosition position, boolean inVendingKey, String text) {
        super(code.text() + ": " + position + ": " + text);
        this.code = code;
        this.position = position;
        this.inVendingKey = inVendingKey;
    }

    /** Why. */
    public KeyLoadCode code() {
        return code;
    }

    /** Where; empty when it concerns no place in a text. */
    public Optional<TextPosition> position() {
        return Optional.ofNullable(position);
    }

    /** What a module reports: two characters as on the wire; empty for a refusal that no module makes. */
    public Optional<String> smStatus() {
        return inVendingKey && code.isAttributeErrorInVendingKey() ? Optional.of(ATTRIBUTE_ERROR) : code.smStatus();
    }
}
