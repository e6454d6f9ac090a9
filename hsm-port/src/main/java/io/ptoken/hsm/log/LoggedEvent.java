package io.ptoken.hsm.log;

import java.time.Instant;

/**
 * An entry of a module's log.
 *
 * @param time when it was written, by the module's clock; whole seconds
 * @param text what it says, as the module words it
 */
public record LoggedEvent(Instant time, String text) {}
