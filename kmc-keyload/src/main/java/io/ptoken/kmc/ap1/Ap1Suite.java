package io.ptoken.kmc.ap1;

import io.ptoken.kmc.agreement.KeyAgreementSuite;
import io.ptoken.kmc.ap1.crypto.Hashes;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.LongKeyCheckValue;
import io.ptoken.sts.key.VendingKey;

/**
 * Cryptography of STSKMS-AP1 (key-load profile section 2.6): two ephemeral and two static keys on P-384, one-step
 * derivation with SHA-384, AES-256-GCM. Thread safe.
 */
public final class Ap1Suite implements KeyAgreementSuite {

    /** Bytes of a nonce. */
    static final int NONCE_BYTES = 32;

    /** The only environment that the profile is for. */
    static final String ENVIRONMENT = "TEST";

    private final Ap1Module module = new Ap1Module();
    private final Ap1Kmc kmc = new Ap1Kmc();

    @Override
    public ModuleRole module() {
        return module;
    }

    @Override
    public KmcRole kmc() {
        return kmc;
    }

    @Override
    public Octets requestDigest(LoadRequest request) {
        return digest(request);
    }

    /** RQD. */
    static Octets digest(LoadRequest request) {
        return Octets.of(Hashes.sha384(Hashes.ascii(request.line())));
    }

    @Override
    public boolean passesSelfTest() {
        return KnownVendingKey.unwraps();
    }

    /** The first three bytes of an HMAC under the key, for keys of every length. */
    @Override
    public KeyCheckValue keyCheckValue(VendingKey key) {
        return LongKeyCheckValue.KEY_LOAD_PROFILE.of(key);
    }
}
