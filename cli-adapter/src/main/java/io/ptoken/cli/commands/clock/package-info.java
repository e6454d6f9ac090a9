/** {@code ptoken clock}: a clock that was set back or far ahead, accepted. */
@NullMarked
package io.ptoken.cli.commands.clock;

import org.jspecify.annotations.NullMarked;
