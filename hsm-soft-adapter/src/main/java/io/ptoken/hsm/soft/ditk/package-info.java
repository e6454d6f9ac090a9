/** The DITKs that a module for the makers of meters holds, in memory and in its file. */
@NullMarked
package io.ptoken.hsm.soft.ditk;

import org.jspecify.annotations.NullMarked;
