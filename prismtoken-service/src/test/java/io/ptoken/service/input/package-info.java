/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.service.input;

import org.jspecify.annotations.NullMarked;
