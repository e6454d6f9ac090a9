/** The DITKs of a module for the makers of meters: what is stored of them, and what custodians and makers do with them. */
@NullMarked
package io.ptoken.hsm.soft.ditk;

import org.jspecify.annotations.NullMarked;
