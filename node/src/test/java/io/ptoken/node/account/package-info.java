/** Tests of the package of the same name. */
@NullMarked
package io.ptoken.node.account;

import org.jspecify.annotations.NullMarked;
