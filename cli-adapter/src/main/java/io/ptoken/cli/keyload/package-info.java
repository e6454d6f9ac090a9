/** Loading keys from key management centres at the terminal: trust anchors, wiring, what people read. */
@NullMarked
package io.ptoken.cli.keyload;

import org.jspecify.annotations.NullMarked;
