/** Commands of manufacturing firmware: the first key of new meters. */
@NullMarked
package io.ptoken.hsm.protocol.sts6.manufacture;

import org.jspecify.annotations.NullMarked;
