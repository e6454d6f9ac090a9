package io.ptoken.thrift.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and its certificate, which other certificates may follow.
 *
 * @param key secret
 * @param chain the server's certificate first
 */
record KeyAndCertificate(PrivateKey key, List<X509Certificate> chain) {

    private static final byte[] PROBE = "do key and certificate belong together?".getBytes(StandardCharsets.US_ASCII);

    X509Certificate certificate() {
        return chain.get(0);
    }

    /** True when what the key signs the certificate verifies. */
    boolean belongTogether(SecureRandom random) throws GeneralSecurityException {
        PublicKey publicKey = certificate().getPublicKey();
        if (!publicKey.getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        String algorithm = "SHA256with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm());
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(key, random);
        signer.update(PROBE);
        byte[] signature = signer.sign();
        signer.initVerify(publicKey);
        signer.update(PROBE);
        return signer.verify(signature);
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "KeyAndCertificate[" + certificate().getSubjectX500Principal() + "]";
    }
}
