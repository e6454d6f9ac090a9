/** Hardware security modules at the end of a line, and simulated ones. */
@NullMarked
package io.ptoken.cli.hsm;

import org.jspecify.annotations.NullMarked;
