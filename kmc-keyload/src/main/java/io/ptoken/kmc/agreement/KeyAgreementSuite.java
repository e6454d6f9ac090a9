package io.ptoken.kmc.agreement;

import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.VendingKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/**
 * The cryptography of one key-load format, for both sides: agree on a key-encryption key, prove it, wrap and unwrap
 * vending keys. Makes no decision on trust and keeps no state. Thread safe.
 */
public interface KeyAgreementSuite {

    /** What a module does. */
    ModuleRole module();

    /** What a KMC does. */
    KmcRole kmc();

    /** Digest that ties a response to its request. */
    Octets requestDigest(LoadRequest request);

    /** True when a computation of this suite with a known result gives that result. */
    boolean passesSelfTest();

    /** Check value of a vending key as the format computes it. */
    KeyCheckValue keyCheckValue(VendingKey key);

    /** The module's side: keys of its own, then start, derive and confirm, unwrap. */
    interface ModuleRole {

        /**
         * Makes the keys of a new module, certified by a trust anchor that is made for it and forgotten: who wants a KMC
         * to know the module tells the KMC the anchor.
         *
         * @return to be closed by the caller
         */
        CertifiedModule create(ModuleDetails details, SecureRandom random);

        /**
         * Starts an exchange: makes an ephemeral key and a signed request.
         *
         * @return what the module keeps; its request is what leaves
         */
        PendingAgreement start(ModuleIdentity module, RequestTerms terms, SecureRandom random);

        /**
         * Derives the key-encryption key and checks the KMC's proof that it has the same.
         *
         * @throws KeyLoadException {@code AP-I07}, {@code AP-C01}
         */
        AgreedKeys derive(ModuleIdentity module, PendingAgreement pending, KmcPublicKey kmc, LoadResponse response);

        /**
         * Unwraps one vending key and checks that it belongs to its attributes.
         *
         * @return to be closed by the caller
         * @throws KeyLoadException {@code AP-C02}, {@code AP-C03}
         */
        VendingKey unwrap(WrappedKey key, AgreedKeys agreed);
    }

    /** The KMC's side: derive, confirm and wrap in one. */
    interface KmcRole {

        /**
         * Checks the ephemeral key of a request.
         *
         * @throws KeyLoadException {@code AP-I07}
         */
        void checkEphemeralKey(LoadRequest request);

        /**
         * Answers a request with a key-load file. A KMC must never answer one request with two different files.
         *
         * @throws KeyLoadException {@code AP-I07} for an ephemeral key that is none
         */
        KeyLoadFile answer(
                KmcIdentity kmc, SmPublicKey module, LoadRequest request, AnswerTerms terms, SecureRandom random);
    }

    /**
     * What a module puts into a request.
     *
     * @param kmcId the KMC asked
     * @param counter CTR, 1-4294967295, never used before
     * @param slot KEK slot, for information, from 1
     * @param moduleTime the module's clock; parts of a second are cut off
     */
    record RequestTerms(Pkid kmcId, long counter, int slot, Instant moduleTime) {}

    /**
     * What a KMC puts into a file.
     *
     * @param issued ISS; parts of a second are cut off
     * @param validUntil VTO; parts of a second are cut off
     * @param keys in the order of the file, numbered from 1
     */
    record AnswerTerms(Instant issued, Instant validUntil, List<KeyToWrap> keys) {

        public AnswerTerms {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A vending key to be delivered.
     *
     * @param card attributes; the check value is taken as it stands
     * @param key the key, which stays the caller's
     */
    record KeyToWrap(VendingKeyCard card, VendingKey key) {}
}
