/** What hardware security modules at the end of a line tell, as text. */
@NullMarked
package io.ptoken.cli.hsm;

import org.jspecify.annotations.NullMarked;
