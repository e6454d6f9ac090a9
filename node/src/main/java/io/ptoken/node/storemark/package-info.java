/** How far the store of an installation had come, remembered beside it, so that an older copy is noticed. */
@NullMarked
package io.ptoken.node.storemark;

import org.jspecify.annotations.NullMarked;
