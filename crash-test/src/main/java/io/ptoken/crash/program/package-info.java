/**
 * The packaged program from outside: an installation of it, its commands and its server, and what the test says when they
 * break a promise or cannot be set up.
 */
@NullMarked
package io.ptoken.crash.program;

import org.jspecify.annotations.NullMarked;
