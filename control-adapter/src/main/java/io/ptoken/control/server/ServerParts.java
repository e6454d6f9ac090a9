package io.ptoken.control.server;

import io.ptoken.control.ControlLimits;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What all connections share.
 *
 * @param program how the server calls itself
 * @param handlers makes what carries out the calls of a connection
 * @param ticker nanoseconds as {@link System#nanoTime}
 */
record ServerParts(
        String program, Supplier<? extends ControlHandler> handlers, ControlLimits limits, LongSupplier ticker) {}
