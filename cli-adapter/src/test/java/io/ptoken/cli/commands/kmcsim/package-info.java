/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.cli.commands.kmcsim;

import org.jspecify.annotations.NullMarked;
