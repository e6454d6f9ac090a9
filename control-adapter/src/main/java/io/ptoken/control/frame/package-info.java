/**
 * What goes over the line: frames of a length, a type and a body, the JSON in them, and data in pieces with a hash. Knows no\n * socket; a {@link io.ptoken.control.frame.Link} brings the bytes.
 */
@NullMarked
package io.ptoken.control.frame;

import org.jspecify.annotations.NullMarked;
