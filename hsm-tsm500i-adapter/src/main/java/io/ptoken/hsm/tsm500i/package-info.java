/**
 * TSM500i modules over the network: behind an NSS, or a serial module behind a terminal server (module protocol section
 * 1.4). {@link io.ptoken.hsm.tsm500i.Tsm500iModule} is the module, {@link io.ptoken.hsm.tsm500i.TcpChannel} its line.
 */
@NullMarked
package io.ptoken.hsm.tsm500i;

import org.jspecify.annotations.NullMarked;
