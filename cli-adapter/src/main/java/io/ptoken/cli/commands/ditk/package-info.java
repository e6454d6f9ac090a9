/** {@code ptoken ditk}: the keys of new meters, and their components. */
@NullMarked
package io.ptoken.cli.commands.ditk;

import org.jspecify.annotations.NullMarked;
