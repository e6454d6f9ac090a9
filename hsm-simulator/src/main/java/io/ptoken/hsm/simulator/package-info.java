/**
 * Security modules served over the wire protocols of hardware modules. {@link io.ptoken.hsm.simulator.SimulatedModule} is the
 * engine: frames in, frames out, no line. {@link io.ptoken.hsm.simulator.Faults} says what shall go wrong. The servers are in
 * {@code line}.
 */
@NullMarked
package io.ptoken.hsm.simulator;

import org.jspecify.annotations.NullMarked;
