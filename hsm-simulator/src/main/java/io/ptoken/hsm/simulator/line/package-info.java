/** Lines to a simulated module: TCP, pseudo-terminals and serial ports (module protocol sections 1.3, 1.4). */
@NullMarked
package io.ptoken.hsm.simulator.line;

import org.jspecify.annotations.NullMarked;
