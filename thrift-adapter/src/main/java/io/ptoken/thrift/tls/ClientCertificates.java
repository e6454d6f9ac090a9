package io.ptoken.thrift.tls;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whether clients show a certificate of their own (operating requirements section 2), and which are trusted. Which account
 * a certificate belongs to is the account's business; here it only has to be trusted and in its time.
 *
 * @param mode asked for or not
 * @param trusted certificates of authorities, or of single clients; none when clients are not asked
 */
public record ClientCertificates(Mode mode, List<X509Certificate> trusted) {

    /** Whether clients are asked for a certificate. */
    public enum Mode {
        /** No. */
        NONE,
        /** Asked for; who shows none is served all the same, who shows one that is not trusted is not. */
        OPTIONAL,
        /** Who shows none that is trusted is not served. */
        REQUIRED
    }

    /** Clients are not asked. */
    public static final ClientCertificates NONE = new ClientCertificates(Mode.NONE, List.of());

    public ClientCertificates {
        trusted = List.copyOf(trusted);
        if (mode != Mode.NONE && trusted.isEmpty()) {
            throw new TlsIdentityException("Client certificates are " + mode + " but none is trusted: name a PEM file"
                    + " with the certificates of authorities or clients");
        }
    }

    /**
     * Certificates trusted according to a PEM file.
     *
     * @throws TlsIdentityException when it cannot be read or holds no certificate
     */
    public static ClientCertificates of(Mode mode, Path pem) {
        return mode == Mode.NONE ? NONE : new ClientCertificates(mode, PemFile.certificates(pem));
    }
}
