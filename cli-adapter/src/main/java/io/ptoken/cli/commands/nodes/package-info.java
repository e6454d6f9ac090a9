/** {@code ptoken nodes}: the nodes that share a store. */
@NullMarked
package io.ptoken.cli.commands.nodes;

import org.jspecify.annotations.NullMarked;
