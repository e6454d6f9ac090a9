/**
 * The ciphers that turn a 64-bit token block into an encrypted one and back: STA (EA 07), DEA (EA 09, reading only) and
 * MISTY1 (EA 11) (specification sections 9-11).
 */
@NullMarked
package io.ptoken.sts.cipher;

import org.jspecify.annotations.NullMarked;
