/** {@code ptoken backup} and {@code ptoken restore}. */
@NullMarked
package io.ptoken.cli.commands.backup;

import org.jspecify.annotations.NullMarked;
