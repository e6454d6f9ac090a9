/** Components of DITKs on paper and at a terminal: component sheets, and the words for check values and parity. */
@NullMarked
package io.ptoken.cli.ditk;

import org.jspecify.annotations.NullMarked;
