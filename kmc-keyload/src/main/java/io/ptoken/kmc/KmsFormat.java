package io.ptoken.kmc;

import io.ptoken.kmc.agreement.KeyAgreementSuite;

/**
 * One key-load format with what goes with it.
 *
 * @param codec its texts
 * @param suite its cryptography
 * @param trust whom it believes here
 */
public record KmsFormat(KmsCodec codec, KeyAgreementSuite suite, TrustPolicy trust) {

    /** This format with others to believe. */
    public KmsFormat believing(TrustPolicy others) {
        return new KmsFormat(codec, suite, others);
    }
}
