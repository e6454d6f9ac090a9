/** Secrets that people keep in files. */
@NullMarked
package io.ptoken.cli.input;

import org.jspecify.annotations.NullMarked;
