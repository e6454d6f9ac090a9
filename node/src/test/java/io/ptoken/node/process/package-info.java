/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.node.process;

import org.jspecify.annotations.NullMarked;
