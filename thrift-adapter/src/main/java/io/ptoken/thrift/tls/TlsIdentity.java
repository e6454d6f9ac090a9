package io.ptoken.thrift.tls;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * The server's TLS key and certificate. Made at the first start and the same ever after; a file that is damaged stops the
 * server instead of giving clients a certificate they do not know. Immutable and thread safe.
 */
public final class TlsIdentity {

    private static final System.Logger LOG = System.getLogger(TlsIdentity.class.getName());

    private final KeyAndCertificate identity;
    private final SecureRandom random;

    private TlsIdentity(KeyAndCertificate identity, SecureRandom random) {
        this.identity = identity;
        this.random = random;
    }

    /** A new identity that is stored nowhere. */
    public static TlsIdentity create(CertificateNames names, InstantSource clock, SecureRandom random) {
        return create(names, KeyKind.EC, clock, random);
    }

    /** The same with a key of that kind. */
    public static TlsIdentity create(CertificateNames names, KeyKind kind, InstantSource clock, SecureRandom random) {
        return new TlsIdentity(SelfSignedCertificate.create(names, kind, clock.instant(), random), random);
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
            made.replace(folder);
            return made;
        }
        TlsIdentity loaded = load(files, random);
        loaded.warnWhenOutOfDate(clock.instant(), files.identity());
        files.mend(loaded.identity);
        loaded.export(files);
        return loaded;
    }

    /**
     * The identity in {@code folder}, which is left as it is.
     *
     * @throws TlsIdentityException when there is none, or the folder's files are damaged or cannot be read
     */
    public static TlsIdentity load(Path folder, SecureRandom random) {
        IdentityFolder files = new IdentityFolder(folder);
        if (files.isNew()) {
            throw new TlsIdentityException("There is no TLS certificate in " + folder + " yet");
        }
        return load(files, random);
    }

    /**
     * Puts a new key and a certificate for {@code names} in the place of those in {@code folder}. Clients that trust the
     * old certificate have to be given the new one. A server that watches the folder takes it over.
     *
     * @throws TlsIdentityException when the folder cannot be written
     */
    public static TlsIdentity renew(Path folder, CertificateNames names, InstantSource clock, SecureRandom random) {
        TlsIdentity made = create(names, clock, random);
        made.replace(folder);
        return made;
    }

    /**
     * Puts this identity in the place of the one in {@code folder}, as {@link #renew} does.
     *
     * @throws TlsIdentityException when the folder cannot be written
     */
    public void replace(Path folder) {
        new IdentityFolder(folder).write(identity);
    }

    /** The identity in a folder that a server has taken another one from before; its export is brought up to date. */
    static TlsIdentity loadAgain(Path folder, SecureRandom random) {
        TlsIdentity loaded = load(folder, random);
        loaded.export(new IdentityFolder(folder));
        return loaded;
    }

    private static TlsIdentity load(IdentityFolder files, SecureRandom random) {
        TlsIdentity loaded = new TlsIdentity(files.read(), random);
        loaded.requireMatch(files.identity());
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
        return Fingerprint.forPeople(certificate());
    }

    /** Moment from which clients that look at it refuse the certificate. */
    public Instant notAfter() {
        return certificate().getNotAfter().toInstant();
    }

    /** True when the certificate is good for less than {@code time} from {@code now} on, or no more. */
    public boolean expiresWithin(Duration time, Instant now) {
        return !now.plus(time).isBefore(notAfter());
    }

    /** The host names and addresses the certificate is made out to. */
    public List<String> names() {
        try {
            Collection<List<?>> names = certificate().getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream().map(name -> String.valueOf(name.get(1))).toList();
        } catch (CertificateParsingException e) {
            throw new TlsIdentityException("Cannot read the names in the TLS certificate", e);
        }
    }

    /** A TLS context for a server with this identity that asks no client for a certificate. */
    public SSLContext serverContext() {
        return serverContext(ClientCertificates.NONE);
    }

    /** A TLS context for a server with this identity. */
    public SSLContext serverContext(ClientCertificates clients) {
        return ServerContext.of(identity, clients, random);
    }

    SecureRandom random() {
        return random;
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
            LOG.log(
                    WARNING,
                    "The TLS certificate in " + file + " expired on " + certificate.getNotAfter()
                            + ": clients may refuse it");
        } else if (now.isBefore(certificate.getNotBefore().toInstant())) {
            LOG.log(
                    WARNING,
                    "The TLS certificate in " + file + " is not valid before " + certificate.getNotBefore()
                            + ": is the clock right?");
        }
    }

    private void export(IdentityFolder files) {
        try {
            files.exportCertificate(identity);
        } catch (IOException e) {
            LOG.log(
                    WARNING,
                    "Cannot write the certificate for clients to " + files.certificate() + ": "
                            + FileTrouble.reason(e));
        }
    }
}
