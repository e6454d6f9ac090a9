package io.ptoken.example;

import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.key.KeyBytesAccess;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** X25519, Ed25519, SHA-256 and AES-GCM of the JDK. A private key is kept together with its public one. */
final class ExampleKeys {

    private static final int PRIVATE_BYTES = 48;

    private ExampleKeys() {}

    static SecretOctets generate(String algorithm, SecureRandom random) {
        return attempt(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(
                    algorithm.equals("X25519")
                            ? java.security.spec.NamedParameterSpec.X25519
                            : java.security.spec.NamedParameterSpec.ED25519,
                    random);
            KeyPair pair = generator.generateKeyPair();
            byte[] secret = pair.getPrivate().getEncoded();
            byte[] both = Arrays.copyOf(secret, PRIVATE_BYTES + pair.getPublic().getEncoded().length);
            System.arraycopy(pair.getPublic().getEncoded(), 0, both, PRIVATE_BYTES, both.length - PRIVATE_BYTES);
            return SecretOctets.of(algorithm + " key", both);
        });
    }

    static Octets publicKey(SecretOctets key) {
        byte[] both = bytes(key);
        return Octets.of(Arrays.copyOfRange(both, PRIVATE_BYTES, both.length));
    }

    static byte[] agree(SecretOctets key, Octets other) {
        return attempt(() -> {
            KeyFactory keys = KeyFactory.getInstance("X25519");
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(keys.generatePrivate(new PKCS8EncodedKeySpec(Arrays.copyOf(bytes(key), PRIVATE_BYTES))));
            agreement.doPhase(keys.generatePublic(new X509EncodedKeySpec(other.bytes())), true);
            return agreement.generateSecret();
        });
    }

    static Octets sign(SecretOctets key, byte[] text) {
        return attempt(() -> {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Arrays.copyOf(bytes(key), PRIVATE_BYTES))));
            signature.update(text);
            return Octets.of(signature.sign());
        });
    }

    static boolean isSigned(Octets publicKey, byte[] text, Octets signed) {
        return attempt(() -> {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey.bytes())));
            signature.update(text);
            return signature.verify(signed.bytes());
        });
    }

    static byte[] hash(byte[]... parts) {
        return attempt(() -> {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        });
    }

    static byte[] proof(SecretOctets kek, byte[] text) {
        return attempt(() -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(kek), "HmacSHA256"));
            return mac.doFinal(text);
        });
    }

    static byte[] wrap(int mode, SecretOctets kek, int sequence, byte[] attributes, byte[] key)
            throws GeneralSecurityException {
        byte[] iv = new byte[12];
        iv[10] = (byte) (sequence >> 8);
        iv[11] = (byte) sequence;
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(bytes(kek), "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(attributes);
        return cipher.doFinal(key);
    }

    static byte[] bytes(SecretOctets secret) {
        return secret.bytes(KeyBytesAccess.grant());
    }

    /** A computation with primitives that every JDK has. */
    private interface Computation<T> {
        T result() throws GeneralSecurityException;
    }

    private static <T> T attempt(Computation<T> computation) {
        try {
            return computation.result();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
