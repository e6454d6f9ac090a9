package io.ptoken.kmc;

import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.text.KeyLoadException;
import java.time.Instant;

/**
 * Whether a key, request or response comes from whom it says and may be used now. Each check is one step of the order
 * that the key-load profile prescribes (sections 2.8-2.10), so that callers can put their own checks between; {@link
 * ModuleAgreement} does so for modules. Every refusal is a {@link KeyLoadException}; a check that returns has passed.
 * Thread safe.
 */
public interface TrustPolicy {

    /** What is known about a KMC's key. */
    enum Approval {
        /** A known trust anchor has signed it. */
        APPROVED,
        /** No trust anchor for it is known, and the policy lets it pass all the same. */
        UNAPPROVED
    }

    /**
     * Checks the public keys of a KMC: environment, trust anchor, signature, validity of both keys, fingerprint, ACT, EXP.
     *
     * @throws KeyLoadException {@code AP-I01}-{@code AP-I07}
     */
    Approval checkKmcKey(KmcPublicKey key, Instant now);

    /**
     * Checks the public keys of a module: environment, trust anchor, signature, validity of both keys, fingerprint.
     *
     * @throws KeyLoadException {@code AP-I01}-{@code AP-I04}, {@code AP-I07}
     */
    void checkModuleKey(SmPublicKey key);

    /**
     * Checks for what a request may be used.
     *
     * @throws KeyLoadException {@code AP-I01}
     */
    void checkEnvironment(LoadRequest request);

    /**
     * Checks for what a response may be used.
     *
     * @throws KeyLoadException {@code AP-I01}
     */
    void checkEnvironment(LoadResponse response);

    /**
     * Checks that the module with these keys made the request.
     *
     * @throws KeyLoadException {@code AP-I03}
     */
    void checkSignature(LoadRequest request, SmPublicKey registered);

    /**
     * Checks that the KMC with these keys made the response.
     *
     * @throws KeyLoadException {@code AP-I03}
     */
    void checkSignature(LoadResponse response, KmcPublicKey stored);

    /**
     * Checks that a response was made after its request and that it and the KMC's keys are still valid.
     *
     * @param requested when the module made the request, by its clock
     * @throws KeyLoadException {@code AP-S07}, {@code AP-S06}, {@code AP-I06}
     */
    void checkTimes(LoadResponse response, KmcPublicKey stored, Instant requested, Instant now);

    /**
     * Checks that a response is still valid.
     *
     * @throws KeyLoadException {@code AP-S06}
     */
    void checkNotExpired(LoadResponse response, Instant now);

    /**
     * Checks that a file holds exactly the vending keys that its response was made for.
     *
     * @throws KeyLoadException {@code AP-C04}
     */
    void checkKeyList(KeyLoadFile file);
}
