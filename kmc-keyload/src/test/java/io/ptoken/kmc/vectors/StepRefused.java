package io.ptoken.kmc.vectors;

import io.ptoken.kmc.text.KeyLoadException;
import java.util.Optional;

/** A party has refused a step. */
public final class StepRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String status;

    /**
     * A refusal.
     *
     * @param code and name of the profile, e.g. {@code AP-S01 SLOT_STATE}; empty where the party does not tell it
     * @param status of the module, two characters; empty for a party that has none
     */
    public StepRefused(String code, String status, Throwable cause) {
        super(code + " " + status, cause);
        this.code = code;
        this.status = status;
    }

    static StepRefused of(KeyLoadException e) {
        return new StepRefused(e.code().text(), e.smStatus().orElse(""), e);
    }

    Optional<String> code() {
        return code.isEmpty() ? Optional.empty() : Optional.of(code);
    }

    String status() {
        return status;
    }
}
