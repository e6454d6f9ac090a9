/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.node.input;

import org.jspecify.annotations.NullMarked;
