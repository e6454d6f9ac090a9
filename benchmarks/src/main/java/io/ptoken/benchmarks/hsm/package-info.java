/** Hardware modules, simulated: whether the adapters use a line, and a pool its members, to the limit. */
@NullMarked
package io.ptoken.benchmarks.hsm;

import org.jspecify.annotations.NullMarked;
