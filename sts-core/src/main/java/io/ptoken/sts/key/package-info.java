/**
 * Keys: vending and decoder keys, how one is made from the other, components, parity and check values (specification
 * section 8). Knows no token.
 */
@NullMarked
package io.ptoken.sts.key;

import org.jspecify.annotations.NullMarked;
