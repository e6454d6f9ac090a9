/** {@code ptoken tls}: the server's certificate shown, exported and renewed. */
@NullMarked
package io.ptoken.cli.commands.tls;

import org.jspecify.annotations.NullMarked;
