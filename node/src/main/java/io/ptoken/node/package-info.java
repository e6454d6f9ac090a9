/** A running server put together by hand: the software security module, the store, the service, the TokenApi. */
@NullMarked
package io.ptoken.node;

import org.jspecify.annotations.NullMarked;
