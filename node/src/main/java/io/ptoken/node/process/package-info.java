/** The process that a node runs in: what it takes from outside, gives back at its end, and says when it cannot go on. */
@NullMarked
package io.ptoken.node.process;

import org.jspecify.annotations.NullMarked;
