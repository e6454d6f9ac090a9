/** Loading keys from key management centres at the terminal: what people read, and the files they send. */
@NullMarked
package io.ptoken.cli.keyload;

import org.jspecify.annotations.NullMarked;
