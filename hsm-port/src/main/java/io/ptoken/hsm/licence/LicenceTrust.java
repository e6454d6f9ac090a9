package io.ptoken.hsm.licence;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import java.util.Optional;

/**
 * Whose transaction licences a module takes. Not every module lets its owner say so: {@code SecurityModule.licenceTrust}
 * tells. Implementations are thread safe.
 */
public interface LicenceTrust {

    /** Whose licences the module takes; empty when it takes none. */
    Optional<IssuerFingerprint> issuer();

    /** Sequence number of the last licence that was loaded, 0 before the first; the next must have a higher one. */
    long lastLicenceSequence();

    /**
     * Tells which issuer a public key is of, for people to compare before they trust it; changes nothing.
     *
     * @param publicKey a key on P-384 in PEM ({@code BEGIN PUBLIC KEY})
     * @throws InvalidValueException when it is none
     */
    IssuerFingerprint fingerprint(String publicKey);

    /**
     * Makes the module take the licences of an issuer, and no others; durable when the call returns. What was licensed
     * stays.
     *
     * @param publicKey as for {@link #fingerprint}
     * @throws InvalidValueException when it is no such key
     * @throws SecurityModuleException {@link SmStatus#DEVICE_FAILURE} when the state cannot be written, {@link
     *     SmStatus#PERMISSION_ERROR} without the crypto officers of a module that has some; nothing has changed then
     */
    void trust(String publicKey);
}
