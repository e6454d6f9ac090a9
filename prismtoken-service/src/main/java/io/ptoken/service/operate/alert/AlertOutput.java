package io.ptoken.service.operate.alert;

import java.time.Instant;

/** Hears of alerts as they begin and end. Returns at once, whatever it does with them. */
public interface AlertOutput {

    /** Hears nothing. */
    AlertOutput NONE = change -> {};

    /**
     * An alert that began or ended.
     *
     * @param raised false: it has ended
     * @param at when
     * @param node the node that it is about; empty for what all nodes share
     * @param level ERROR, WARNING or INFO
     * @param code code of the notice
     * @param subject what it is about; may be empty
     * @param text what is or was the matter, a sentence
     * @param action what to do or to have done about it, a sentence
     */
    record Change(
            boolean raised,
            Instant at,
            String node,
            String level,
            String code,
            String subject,
            String text,
            String action) {}

    void tell(Change change);
}
