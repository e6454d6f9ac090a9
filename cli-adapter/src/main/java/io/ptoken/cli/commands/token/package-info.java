/** {@code ptoken token}: tokens and cards explained, and tokens issued and verified by hand. */
@NullMarked
package io.ptoken.cli.commands.token;

import org.jspecify.annotations.NullMarked;
