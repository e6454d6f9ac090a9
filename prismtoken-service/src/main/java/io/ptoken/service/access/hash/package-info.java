/** Hashes of texts. */
@NullMarked
package io.ptoken.service.access.hash;

import org.jspecify.annotations.NullMarked;
