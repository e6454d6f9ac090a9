/** KEK slots: from which KMC a module holds keys, and how far loading them is. */
@NullMarked
package io.ptoken.hsm.slot;

import org.jspecify.annotations.NullMarked;
