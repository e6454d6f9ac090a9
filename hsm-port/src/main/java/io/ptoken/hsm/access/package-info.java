/** Log-in of crypto officers at a module. */
@NullMarked
package io.ptoken.hsm.access;

import org.jspecify.annotations.NullMarked;
