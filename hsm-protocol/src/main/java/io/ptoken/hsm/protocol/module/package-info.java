/**
 * Modules at the end of a line as the port sees them: {@link io.ptoken.hsm.protocol.module.Sts6SecurityModule}, what an
 * adapter needs to reach one (channels in a pool, back-off, keep-alive, health), and {@link
 * io.ptoken.hsm.protocol.module.ModuleProbe}, which finds out what is there. No socket and no serial port in it.
 */
@NullMarked
package io.ptoken.hsm.protocol.module;

import org.jspecify.annotations.NullMarked;
