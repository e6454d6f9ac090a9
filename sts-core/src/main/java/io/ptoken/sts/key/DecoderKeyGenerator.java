package io.ptoken.sts.key;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.UnsupportedException;

/**
 * Makes decoder keys from one vending key (specification section 8). What depends on the vending key alone (the DES key
 * schedule, the two HMAC pads) is computed once, here, so that a key per token stays cheap.
 *
 * <p>Thread-safe. {@link #close()} zeroises the prepared key; a later {@link #generate} throws
 * {@link IllegalStateException}. Closing the {@link VendingKey} afterwards or before does not matter.
 */
public sealed interface DecoderKeyGenerator extends AutoCloseable permits Dkga02, Dkga04 {

    /**
     * The decoder key of a meter.
     *
     * @throws UnsupportedException for an EA this algorithm does not serve, or a DITK unless
     *     {@linkplain DerivationAssumptions assumed} otherwise
     */
    DecoderKey generate(DecoderKeyContext context);

    /** Which algorithm this is. */
    DecoderKeyAlgorithm algorithm();

    @Override
    void close();

    /** A generator under the {@linkplain DerivationAssumptions#DEFAULT default assumptions}. */
    static DecoderKeyGenerator of(DecoderKeyAlgorithm algorithm, VendingKey key) {
        return of(algorithm, key, DerivationAssumptions.DEFAULT);
    }

    /**
     * A generator for DKGA02 (64-bit key) or DKGA04 (160-bit key).
     *
     * @throws UnsupportedException for DKGA01, whose cipher step no public source states (two of them contradict each
     *     other), and for DKGA03, withdrawn in 2018 and described by one source that nobody has executed: a guess would
     *     make keys that no meter holds
     * @throws InvalidValueException for a key of the wrong length
     */
    static DecoderKeyGenerator of(DecoderKeyAlgorithm algorithm, VendingKey key, DerivationAssumptions assumptions) {
        return switch (algorithm) {
            case DKGA01 ->
                throw new UnsupportedException("DKGA01", "needs the standard (its cipher step is not public)");
            case DKGA02 -> Dkga02.of(key, assumptions);
            case DKGA03 -> throw new UnsupportedException("DKGA03", "withdrawn in 2018, and no vector confirms it");
            case DKGA04 -> Dkga04.of(key, assumptions);
        };
    }
}
