package io.ptoken.thrift.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's TLS key and certificate. Made at the first start and the same ever after; a file that is damaged stops the
 * server instead of giving clients a certificate they do not know. Immutable and thread safe.
 */
public final class TlsIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(TlsIdentity.class);

    private final KeyAndCertificate identity;
    private final SecureRandom random;

    private TlsIdentity(KeyAndCertificate identity, SecureRandom random) {
        this.identity = identity;
        this.random = random;
    }

    /** A new identity that is stored nowhere. */
    public static TlsIdentity create(CertificateNames names, InstantSource clock, SecureRandom random) {
        return new TlsIdentity(SelfSignedCertificate.create(names, clock.instant(), random), random);
    }

    /**
     * The identity in {@code folder}; made for {@code names} when the folder has none yet. The folder's
     * {@code server.pem} may be replaced by one's own key (EC or RSA, unencrypted) and certificate.
     *
     * @throws TlsIdentityException when the folder's files are damaged, incomplete or cannot be read or written
     */
    public static TlsIdentity loadOrCreate(
            Path folder, CertificateNames names, InstantSource clock, SecureRandom random) {
        IdentityFolder files = new IdentityFolder(folder);
        if (files.isNew()) {
            TlsIdentity made = create(names, clock, random);
            files.write(made.identity);
            return made;
        }
        TlsIdentity loaded = new TlsIdentity(files.read(), random);
        loaded.requireMatch(files.identity());
        loaded.warnWhenOutOfDate(clock.instant(), files.identity());
        loaded.export(files);
        return loaded;
    }

    /** The server's certificate. */
    public X509Certificate certificate() {
        return identity.certificate();
    }

    /** The certificate as PEM text, for a client's trust store. */
    public String certificatePem() {
        return PemFile.text(certificate());
    }

    /** SHA-256 of the certificate as people compare it: upper-case hex pairs with colons. */
    public String fingerprint() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new TlsIdentityException("Cannot compute the certificate's fingerprint", e);
        }
    }

    /** A TLS context for a server with this identity. */
    public SSLContext serverContext() {
        char[] noPassword = new char[0];
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, noPassword);
            keys.setKeyEntry(
                    "server", identity.key(), noPassword, identity.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, noPassword);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, random);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsIdentityException("Cannot use the TLS key and certificate: " + e.getMessage(), e);
        }
    }

    private void requireMatch(Path file) {
        try {
            if (!identity.belongTogether(random)) {
                throw new TlsIdentityException(
                        "The private key and the certificate in " + file + " do not belong together");
            }
        } catch (GeneralSecurityException e) {
            throw new TlsIdentityException("Cannot use the TLS key in " + file + ": " + e.getMessage(), e);
        }
    }

    private void warnWhenOutOfDate(Instant now, Path file) {
        X509Certificate certificate = certificate();
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            LOG.warn("The TLS certificate in {} expired on {}: clients may refuse it", file, certificate.getNotAfter());
        } else if (now.isBefore(certificate.getNotBefore().toInstant())) {
            LOG.warn(
                    "The TLS certificate in {} is not valid before {}: is the clock right?",
                    file,
                    certificate.getNotBefore());
        }
    }

    private void export(IdentityFolder files) {
        try {
            files.exportCertificate(identity);
        } catch (IOException e) {
            LOG.warn("Cannot write the certificate for clients to {}: {}", files.certificate(), e.toString());
        }
    }
}
