/** The console in a browser. */
@NullMarked
package io.ptoken.console;

import org.jspecify.annotations.NullMarked;
