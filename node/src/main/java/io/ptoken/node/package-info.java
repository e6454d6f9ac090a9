/**
 * One installation: its first set-up, the server that runs ({@link io.ptoken.node.Node}), put together by hand, and a look at it
 * from outside. Its parts are in the packages below, which do not know this one.
 */
@NullMarked
package io.ptoken.node;

import org.jspecify.annotations.NullMarked;
