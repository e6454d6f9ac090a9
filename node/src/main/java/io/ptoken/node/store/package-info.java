/** The store of an installation, opened. */
@NullMarked
package io.ptoken.node.store;

import org.jspecify.annotations.NullMarked;
