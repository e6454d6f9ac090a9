/** Tests of the package of the same name in {@code node} that run commands. */
@NullMarked
package io.ptoken.node.backup;

import org.jspecify.annotations.NullMarked;
