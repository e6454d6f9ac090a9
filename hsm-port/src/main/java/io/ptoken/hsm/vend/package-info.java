/** Vending: the requests for tokens and what a module answers. */
@NullMarked
package io.ptoken.hsm.vend;

import org.jspecify.annotations.NullMarked;
