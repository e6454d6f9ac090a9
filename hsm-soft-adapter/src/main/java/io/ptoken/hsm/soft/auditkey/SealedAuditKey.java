package io.ptoken.hsm.soft.auditkey;

import io.ptoken.hsm.soft.seal.FileWithKey;
import io.ptoken.hsm.soft.seal.SealedFile;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealedFileException.Reason;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/**
 * An Ed25519 key (RFC 8032) in a sealed file, with the key that seals it beside it. Content: the byte 1, the public half as
 * SubjectPublicKeyInfo of 44 bytes (RFC 8410), the private half as PKCS#8. The file is open only while it is read. Immutable.
 */
public final class SealedAuditKey {

    private static final String ALGORITHM = "Ed25519";
    private static final byte FORMAT = 1;
    private static final int PUBLIC_LENGTH = 44;

    private final byte[] publicHalf;
    private final PrivateKey privateHalf;

    private SealedAuditKey(byte[] publicHalf, PrivateKey privateHalf) {
        this.publicHalf = publicHalf;
        this.privateHalf = privateHalf;
    }

    /**
     * Makes a key and its files.
     *
     * @throws SealedFileException as {@link FileWithKey#create}
     */
    public static void create(Path path, SecureRandom random) {
        byte[] privateHalf = new byte[0];
        byte[] content = new byte[0];
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            privateHalf = pair.getPrivate().getEncoded();
            content = ByteBuffer.allocate(1 + PUBLIC_LENGTH + privateHalf.length)
                    .put(FORMAT)
                    .put(pair.getPublic().getEncoded())
                    .put(privateHalf)
                    .array();
            FileWithKey.create(path, random, content).close();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java makes no " + ALGORITHM + " keys", e);
        } finally {
            Arrays.fill(privateHalf, (byte) 0);
            Arrays.fill(content, (byte) 0);
        }
    }

    /**
     * Reads a file that {@link #create} made.
     *
     * @throws SealedFileException as {@link FileWithKey#open}
     */
    public static SealedAuditKey read(Path path, SecureRandom random) {
        SealedFile.Opened opened =
                FileWithKey.open(path, "it holds the key that signs heads of the audit log", random, SealedFile::open);
        opened.file().close();
        try {
            return of(opened.content());
        } finally {
            Arrays.fill(opened.content(), (byte) 0);
        }
    }

    /** Of a content that was authenticated before. */
    private static SealedAuditKey of(byte[] content) {
        if (content.length <= 1 + PUBLIC_LENGTH || content[0] != FORMAT) {
            throw new SealedFileException(
                    Reason.UNKNOWN_VERSION,
                    "the audit key has a form that this release does not read: use the release that wrote it or a newer"
                            + " one");
        }
        byte[] encoded = Arrays.copyOfRange(content, 1 + PUBLIC_LENGTH, content.length);
        try {
            return new SealedAuditKey(
                    Arrays.copyOfRange(content, 1, 1 + PUBLIC_LENGTH),
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit key cannot be read", e);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /** The public half as SubjectPublicKeyInfo, DER. */
    public byte[] publicHalf() {
        return publicHalf.clone();
    }

    /** The 64 bytes that sign a text. */
    public byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateHalf);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java does not sign with " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "SealedAuditKey";
    }
}
