/**
 * TSM250 modules at a serial line (module protocol section 1.3). {@link io.ptoken.hsm.tsm250.Tsm250Module} is the module, in
 * the STS6 dialect or in STS05V, {@link io.ptoken.hsm.tsm250.SerialChannel} its line, {@link
 * io.ptoken.hsm.tsm250.SerialPorts} what there is to choose from.
 */
@NullMarked
package io.ptoken.hsm.tsm250;

import org.jspecify.annotations.NullMarked;
