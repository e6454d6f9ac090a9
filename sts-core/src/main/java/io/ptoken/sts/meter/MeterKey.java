package io.ptoken.sts.meter;

import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.meter.result.MeterKeyAttributes;

/**
 * The decoder key as a meter uses it: prepared as a cipher, with what the meter knows about it.
 *
 * @param cipher holds the key; nothing reads it back
 */
record MeterKey(MeterKeyAttributes attributes, TokenCipher cipher) {}
