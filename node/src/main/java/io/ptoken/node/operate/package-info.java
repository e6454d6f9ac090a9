/**
 * The operator's side of an installation: what it works on, in a server and without one, and the way from a command to it.
 */
@NullMarked
package io.ptoken.node.operate;

import org.jspecify.annotations.NullMarked;
