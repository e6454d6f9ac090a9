/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.cli.commands.ditk;

import org.jspecify.annotations.NullMarked;
