/** Vending keys that their owner loads in the clear. */
@NullMarked
package io.ptoken.hsm.keyentry;

import org.jspecify.annotations.NullMarked;
