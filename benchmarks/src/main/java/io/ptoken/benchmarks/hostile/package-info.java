/** Attacks on a whole server, with legitimate clients beside them. */
@NullMarked
package io.ptoken.benchmarks.hostile;

import org.jspecify.annotations.NullMarked;
