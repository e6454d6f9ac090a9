/**
 * Sends one request at a time over any {@link io.ptoken.hsm.protocol.client.ByteChannel} and waits for its answer, by the rules
 * of module protocol section 1.5. Knows neither sockets nor serial ports.
 */
@NullMarked
package io.ptoken.hsm.protocol.client;

import org.jspecify.annotations.NullMarked;
