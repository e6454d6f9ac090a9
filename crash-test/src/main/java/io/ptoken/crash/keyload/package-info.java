/** The campaign of loading keys from a KMC that is struck at any step. */
@NullMarked
package io.ptoken.crash.keyload;

import org.jspecify.annotations.NullMarked;
