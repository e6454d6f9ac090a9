package io.ptoken.service.operate.node;

import java.time.Instant;
import java.util.Optional;

/** Knows client certificates by their fingerprints: a port for who has the file of those that are trusted. Thread safe. */
@FunctionalInterface
public interface ClientCertificateLook {

    /** For who knows none. */
    ClientCertificateLook NONE = fingerprint -> Optional.empty();

    /**
     * What is in a certificate.
     *
     * @param subject its holder, a distinguished name
     * @param validUntil its end
     */
    record Known(String subject, Instant validUntil) {}

    /**
     * The certificate with this SHA-256; empty when it is not known here, as one that an authority has issued is not.
     *
     * @param fingerprint 64 lower-case hex digits
     */
    Optional<Known> find(String fingerprint);
}
