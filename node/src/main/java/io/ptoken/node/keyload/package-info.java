/** Keys from key management centres for an installation: whom it believes, and the module that takes them. */
@NullMarked
package io.ptoken.node.keyload;

import org.jspecify.annotations.NullMarked;
