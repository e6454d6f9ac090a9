package io.ptoken.sts.token;

import io.ptoken.sts.token.bits.TokenClass;

/**
 * A token in the clear: its fields, before encryption or after decryption (specification sections 1 and 2). Immutable.
 *
 * <p>{@link TokenCodec} turns it into 20 digits and back; {@link TokenDecoder} reads a plain block.
 */
public sealed interface Token permits IdentifiedToken, MeterTestToken, KeyChangeToken {

    /** The class. */
    TokenClass tokenClass();

    /** Subclass, 0-15. */
    int subclass();

    /** The plain 64-bit data block with its CRC. */
    long block();

    /** Name of the kind of token as the TokenApi gives it (wire reference section 8). */
    String description();
}
