/** What only the owners of a module do. */
@NullMarked
package io.ptoken.hsm.administration;

import org.jspecify.annotations.NullMarked;
