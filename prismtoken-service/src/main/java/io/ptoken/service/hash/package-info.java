/** Hashes of texts. */
@NullMarked
package io.ptoken.service.hash;

import org.jspecify.annotations.NullMarked;
