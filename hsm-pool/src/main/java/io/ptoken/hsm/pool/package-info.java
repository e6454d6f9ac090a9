/**
 * Several security modules behind one {@link io.ptoken.hsm.SecurityModule}: which member is asked, when another one is
 * asked in its place, and what people may change about that while it runs. The rules are in {@code docs/module-pool.md}.
 */
@NullMarked
package io.ptoken.hsm.pool;

import org.jspecify.annotations.NullMarked;
