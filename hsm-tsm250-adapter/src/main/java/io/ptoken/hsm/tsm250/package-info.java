/** TSM250 modules over a serial line. */
@NullMarked
package io.ptoken.hsm.tsm250;

import org.jspecify.annotations.NullMarked;
