/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.node.holding;

import org.jspecify.annotations.NullMarked;
