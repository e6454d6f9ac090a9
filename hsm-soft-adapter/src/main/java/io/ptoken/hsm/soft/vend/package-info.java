/** Vending: what is refused, how a token is made and checked, and the ledger that no crash can turn back. */
@NullMarked
package io.ptoken.hsm.soft.vend;

import org.jspecify.annotations.NullMarked;
