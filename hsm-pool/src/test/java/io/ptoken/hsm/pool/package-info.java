/** The pool on modules that fail when a test says so, without threads of its own and without waiting. */
@NullMarked
package io.ptoken.hsm.pool;

import org.jspecify.annotations.NullMarked;
