/** The rules of the house as tests: who may know whom. */
@NullMarked
package io.ptoken.architecture;

import org.jspecify.annotations.NullMarked;
