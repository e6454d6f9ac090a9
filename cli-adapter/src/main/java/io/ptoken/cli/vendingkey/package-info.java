/** Vending keys of the software security module: loaded in the clear under dual control, listed, deleted. */
@NullMarked
package io.ptoken.cli.vendingkey;

import org.jspecify.annotations.NullMarked;
