/** The KMC simulator at the terminal: where it lives, what people ask it, what they read. */
@NullMarked
package io.ptoken.cli.kmcsim;

import org.jspecify.annotations.NullMarked;
