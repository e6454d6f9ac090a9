/**
 * Several security modules behind one {@link io.ptoken.hsm.SecurityModule}: which member is asked, and when another one
 * is asked in its place. The rules are in {@code docs/module-pool.md}.
 */
@NullMarked
package io.ptoken.hsm.pool;

import org.jspecify.annotations.NullMarked;
