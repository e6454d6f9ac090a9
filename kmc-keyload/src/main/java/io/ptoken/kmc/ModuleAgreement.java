package io.ptoken.kmc;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.KeyAgreementSuite;
import io.ptoken.kmc.agreement.KeyAgreementSuite.RequestTerms;
import io.ptoken.kmc.agreement.ModuleIdentity;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;

/**
 * The parts of KC, KR and KL that need no slots and registers, with their checks in the order of the key-load profile
 * (section 2.8). Between them a module checks its slots: after {@link #readKmcKey} the codes S01, S04, S03; after {@link
 * #readResponse} S02, S01; after {@link #readKey} S02, S01, then {@link #requireInExchange}, then whether the same line was
 * loaded before; after {@link #unwrap} V02, V03.
 *
 * <p>Every refusal is a {@link KeyLoadException}. Keeps no state. Thread safe.
 */
public final class ModuleAgreement {

    private final KmsCodec codec;
    private final KeyAgreementSuite suite;
    private final TrustPolicy trust;
    private final SecureRandom random;

    public ModuleAgreement(KmsFormat format, SecureRandom random) {
        this.codec = format.codec();
        this.suite = format.suite();
        this.trust = format.trust();
        this.random = random;
    }

    /**
     * KC, first part: reads the public keys of a KMC and checks that they may be used now.
     *
     * @param line the record
     * @throws KeyLoadException {@code AP-F..}, {@code AP-I01}-{@code AP-I07}
     */
    public KmcPublicKey readKmcKey(String line, Instant now) {
        KmcPublicKey key = codec.parseKmcPublicKey(line);
        trust.checkKmcKey(key, now);
        return key;
    }

    /**
     * KC, second part: makes a request. The counter must be durable before the request leaves the module.
     *
     * @param counter 1-4294967295, never used before
     * @param slot KEK slot, from 1
     * @return what to keep; {@link PendingAgreement#request()} is what leaves
     */
    public PendingAgreement begin(ModuleIdentity module, KmcPublicKey kmc, long counter, int slot, Instant now) {
        return suite.module().start(module, new RequestTerms(kmc.kmcId(), counter, slot, now), random);
    }

    /**
     * KR, first part: reads a response.
     *
     * @param line the record
     * @throws KeyLoadException {@code AP-F..}, {@code AP-I01}
     */
    public LoadResponse readResponse(String line) {
        LoadResponse response = codec.parseLoadResponse(line);
        trust.checkEnvironment(response);
        return response;
    }

    /**
     * KR, second part: checks a response against the outstanding request and derives the keys. On success the module
     * erases {@code pending} and the registers of the slot.
     *
     * @param pending what {@link #begin} returned; left open
     * @param stored the KMC's keys as they were when the request was made
     * @throws KeyLoadException {@code AP-I08}, {@code AP-S05}, {@code AP-I03}, {@code AP-S07}, {@code AP-S06}, {@code
     *     AP-I06}, {@code AP-I07}, {@code AP-C01}, checked in this order
     */
    public AgreedKeys accept(
            ModuleIdentity module, LoadResponse response, PendingAgreement pending, KmcPublicKey stored, Instant now) {
        ExchangeChecks.requireModule(response, module.moduleId());
        ExchangeChecks.requireAnswerTo(response, suite.requestDigest(pending.request()));
        trust.checkSignature(response, stored);
        trust.checkTimes(response, stored, pending.request().moduleTime(), now);
        return suite.module().derive(module, pending, stored, response);
    }

    /**
     * KL, first part: reads the record of a vending key.
     *
     * @param line the record
     * @throws KeyLoadException {@code AP-F..}
     */
    public WrappedKey readKey(String line) {
        return codec.parseWrappedKey(line);
    }

    /**
     * KL: checks that the file in progress has a key of that number.
     *
     * @throws KeyLoadException {@code AP-V04}
     */
    public void requireInExchange(WrappedKey key, AgreedKeys agreed) {
        if (key.card().sequence() > agreed.keyCount()) {
            throw new KeyLoadException(
                    KeyLoadCode.SEQ_NOT_IN_EXCHANGE,
                    "SEQ: got " + key.card().sequence() + ", expected at most CNT " + agreed.keyCount());
        }
    }

    /**
     * KL, second part: checks that the attributes fit together, unwraps the key and checks it.
     *
     * @return to be closed by the caller
     * @throws KeyLoadException {@code AP-V01}, {@code AP-C02}, {@code AP-C03}, checked in this order
     */
    public VendingKey unwrap(WrappedKey key, AgreedKeys agreed) {
        VendingKeyConstraints.check(key.card());
        return suite.module().unwrap(key, agreed);
    }

    /**
     * As {@link #unwrap(WrappedKey, AgreedKeys)}, for a module that does not make decoder keys by every algorithm.
     *
     * @param algorithms by which it does; a key of another one is {@code AP-V01}
     */
    public VendingKey unwrap(WrappedKey key, AgreedKeys agreed, Set<DecoderKeyAlgorithm> algorithms) {
        VendingKeyConstraints.check(key.card(), algorithms);
        return suite.module().unwrap(key, agreed);
    }
}
