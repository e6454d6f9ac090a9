/**
 * Where alerts go besides the store.
 */
@NullMarked
package io.ptoken.node.alert;

import org.jspecify.annotations.NullMarked;
