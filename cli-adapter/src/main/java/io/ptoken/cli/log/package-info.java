/** How the program logs. */
@NullMarked
package io.ptoken.cli.log;

import org.jspecify.annotations.NullMarked;
