/** Where the program begins. */
@NullMarked
package io.ptoken.cli.main;

import org.jspecify.annotations.NullMarked;
