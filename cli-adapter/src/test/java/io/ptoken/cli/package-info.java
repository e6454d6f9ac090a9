/** What the tests of the program share. */
@NullMarked
package io.ptoken.cli;

import org.jspecify.annotations.NullMarked;
