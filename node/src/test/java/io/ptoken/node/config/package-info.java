/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.node.config;

import org.jspecify.annotations.NullMarked;
