package io.ptoken.thrift.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;

/** Which key a certificate of this program has. */
public enum KeyKind {
    /** On the curve P-256: what clients of today expect. */
    EC,
    /** Of 3072 bits, for clients that know nothing else. */
    RSA;

    private static final int RSA_BITS = 3072;

    KeyPair generate(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(name());
        if (this == EC) {
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        } else {
            generator.initialize(RSA_BITS, random);
        }
        return generator.generateKeyPair();
    }
}
