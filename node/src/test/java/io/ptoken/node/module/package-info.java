@NullMarked
package io.ptoken.node.module;

import org.jspecify.annotations.NullMarked;
