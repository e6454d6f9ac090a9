/** What custodians and the makers of meters do with the DITKs of a module. */
@NullMarked
package io.ptoken.hsm.soft.manufacture;

import org.jspecify.annotations.NullMarked;
