/** {@code ptoken tables}: the STA tables in use. */
@NullMarked
package io.ptoken.cli.commands.tables;

import org.jspecify.annotations.NullMarked;
