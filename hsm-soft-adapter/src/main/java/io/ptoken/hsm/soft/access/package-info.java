/** Crypto officers: their PINs, log-in, lock-out and the privileged state. */
@NullMarked
package io.ptoken.hsm.soft.access;

import org.jspecify.annotations.NullMarked;
