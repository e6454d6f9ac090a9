@NullMarked
package io.ptoken.node.operate;

import org.jspecify.annotations.NullMarked;
