/**
 * Root of the STS domain (IEC 62055-41): the errors that every other package throws.
 *
 * <p>The other packages follow the specification: {@code identity} (section 6), {@code tid} (3), {@code amount} (4),
 * {@code token} (1, 2, 5, 7), {@code key} (8), {@code cipher} (9-11), {@code keychange} (12), {@code meter} (13);
 * {@code text} is about files that people hand in.
 */
@NullMarked
package io.ptoken.sts;

import org.jspecify.annotations.NullMarked;
