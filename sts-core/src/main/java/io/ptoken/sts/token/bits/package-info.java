/** The 66 bits of any token: its 20 digits, its class and subclass, the data block and the CRC. */
@NullMarked
package io.ptoken.sts.token.bits;

import org.jspecify.annotations.NullMarked;
