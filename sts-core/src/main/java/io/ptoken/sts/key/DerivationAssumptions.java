package io.ptoken.sts.key;

/**
 * What key derivation does where the public facts run out (specification sections 8.2, 8.4, 8.5 and 16). None of these
 * choices is confirmed by a token vector from outside; the defaults are the cautious ones.
 *
 * @param initialisationKeys what to do for key type 0
 * @param commonKeyPan which MeterPAN DKGA04 hashes for key type 3
 * @param vendingKeyParity which vending key enters the last xor of DKGA02
 */
public record DerivationAssumptions(
        InitialisationKeys initialisationKeys, CommonKeyPan commonKeyPan, VendingKeyParity vendingKeyParity) {

    /** A DITK is refused; DKGA04 hashes the whole MeterPAN for every key type; no vending key is adjusted. */
    public static final DerivationAssumptions DEFAULT =
            new DerivationAssumptions(InitialisationKeys.REFUSED, CommonKeyPan.AS_IS);

    /** With vending keys taken as they are. */
    public DerivationAssumptions(InitialisationKeys initialisationKeys, CommonKeyPan commonKeyPan) {
        this(initialisationKeys, commonKeyPan, VendingKeyParity.AS_IS);
    }

    /** Key type 0: the manufacturer chooses a DITK, no vending key makes it (section 8.1). */
    public enum InitialisationKeys {
        /** Asking for one is an error. */
        REFUSED,
        /** Made with the PANBlock form of key type 1, as one source with a single vector does. */
        LIKE_DEFAULT_KEYS
    }

    /** Key type 3 under DKGA04: unknown whether the meter's own number takes part. DKGA02 zeroes the DRN. */
    public enum CommonKeyPan {
        /** The meter's MeterPAN, as the data block of section 8.5 reads. */
        AS_IS,
        /** The MeterPAN of a DRN of zeros with the same IIN, check digit computed: one key for a whole group. */
        DRN_ZEROED
    }

    /**
     * A vending key without odd parity under DKGA02. DES ignores the parity bits, the last xor does not; all published keys
     * are odd, so that no vector tells.
     */
    public enum VendingKeyParity {
        /** Byte for byte as loaded; the one source that runs does this. */
        AS_IS,
        /** Made odd first. */
        MADE_ODD
    }
}
