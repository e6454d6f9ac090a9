/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.cli.console;

import org.jspecify.annotations.NullMarked;
