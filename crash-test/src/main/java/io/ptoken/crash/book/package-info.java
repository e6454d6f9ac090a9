/**
 * What clients ordered and what they were promised: the orders, the tokens that came, the limits that are left and the
 * floor of an older store.
 */
@NullMarked
package io.ptoken.crash.book;

import org.jspecify.annotations.NullMarked;
