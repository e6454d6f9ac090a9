/**
 * The socket in the file system: where it is, who may reach it, who is at the other end, and bytes over it within time limits.
 */
@NullMarked
package io.ptoken.control.socket;

import org.jspecify.annotations.NullMarked;
