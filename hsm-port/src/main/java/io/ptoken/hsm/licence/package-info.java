/** Transaction licences of a module. */
@NullMarked
package io.ptoken.hsm.licence;

import org.jspecify.annotations.NullMarked;
