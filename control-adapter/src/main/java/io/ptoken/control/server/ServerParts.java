package io.ptoken.control.server;

import io.ptoken.control.ControlLimits;
import java.util.function.LongSupplier;

/**
 * What all connections share.
 *
 * @param program how the server calls itself
 * @param ticker nanoseconds as {@link System#nanoTime}
 */
record ServerParts(String program, ControlHandler handler, ControlLimits limits, LongSupplier ticker) {}
