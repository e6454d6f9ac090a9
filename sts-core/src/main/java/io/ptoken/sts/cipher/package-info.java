/** How a data block is encrypted: EA 07 STA, EA 09 DEA, EA 11 MISTY1 (specification sections 9-11). */
@NullMarked
package io.ptoken.sts.cipher;

import org.jspecify.annotations.NullMarked;
