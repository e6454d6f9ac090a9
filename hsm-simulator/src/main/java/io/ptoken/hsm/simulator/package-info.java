/** Security modules served over the wire protocols of hardware modules. */
@NullMarked
package io.ptoken.hsm.simulator;

import org.jspecify.annotations.NullMarked;
