/** TSM500i modules over the network. */
@NullMarked
package io.ptoken.hsm.tsm500i;

import org.jspecify.annotations.NullMarked;
