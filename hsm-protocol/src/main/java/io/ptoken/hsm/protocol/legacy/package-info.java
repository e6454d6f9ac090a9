/**
 * Commands of modules with STS05V firmware (module protocol section 5): fields of fixed widths without separators. One source
 * shows them. Status codes are another table than that of STS6: most numbers mean something else.
 *
 * <p>Not here, because no source shows their fields: {@code SM?CK} (clear key) and {@code GL?PS}.
 */
@NullMarked
package io.ptoken.hsm.protocol.legacy;

import org.jspecify.annotations.NullMarked;
