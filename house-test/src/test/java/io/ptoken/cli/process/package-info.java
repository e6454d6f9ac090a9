/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.cli.process;

import org.jspecify.annotations.NullMarked;
