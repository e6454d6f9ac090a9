/** Security modules with published test keys, in memory or at a simulated line. They protect nothing. */
@NullMarked
package io.ptoken.node.simulated;

import org.jspecify.annotations.NullMarked;
