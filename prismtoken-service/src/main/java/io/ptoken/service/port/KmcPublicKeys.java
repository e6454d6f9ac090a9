package io.ptoken.service.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Public keys of key management centres (operating requirements section 6). Thread safe; every change is one transaction
 * with its audit entry and durable when the method returns.
 */
public interface KmcPublicKeys {

    /**
     * One public key.
     *
     * @param kmcId identity of the KMC
     * @param name name for people
     * @param text the key file as it was given; opaque to the store
     * @param activeFrom from when it may be used
     * @param expires until when it may be used
     * @param approved true when a trust anchor is known for it
     * @param added when it was added
     */
    record KmcPublicKey(
            String kmcId,
            String name,
            String text,
            Instant activeFrom,
            Instant expires,
            boolean approved,
            Instant added) {}

    /** The key of a KMC. */
    Optional<KmcPublicKey> find(String kmcId);

    /** Every key, by KMC. */
    List<KmcPublicKey> all();

    /** Transaction "save KMC public key": adds it, or replaces the one of that KMC. */
    void save(KmcPublicKey key, AuditEntry entry);

    /**
     * Transaction "remove KMC public key".
     *
     * @return false when there is none; nothing was changed then
     */
    boolean remove(String kmcId, AuditEntry entry);
}
