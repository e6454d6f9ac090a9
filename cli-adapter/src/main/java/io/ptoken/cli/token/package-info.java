/** Tokens explained to people. */
@NullMarked
package io.ptoken.cli.token;

import org.jspecify.annotations.NullMarked;
