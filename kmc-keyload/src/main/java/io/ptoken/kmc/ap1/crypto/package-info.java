/** The primitives of the assumed profile: the curve P-384, hashes, and the wrapping of keys. */
@NullMarked
package io.ptoken.kmc.ap1.crypto;

import org.jspecify.annotations.NullMarked;
