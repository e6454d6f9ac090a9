/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.node.keyload;

import org.jspecify.annotations.NullMarked;
