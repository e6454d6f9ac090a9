/** An installation as a whole: {@code ptoken init}, {@code serve}, {@code status} and {@code notices}. */
@NullMarked
package io.ptoken.cli.commands.installation;

import org.jspecify.annotations.NullMarked;
