/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.cli.holding;

import org.jspecify.annotations.NullMarked;
