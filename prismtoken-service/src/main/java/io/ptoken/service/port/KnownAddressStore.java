package io.ptoken.service.port;

import io.ptoken.service.access.KnownAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * From which addresses accounts have signed in rightly, for all processes that share the store. Nothing is audited: each sign-in
 * has its own entry. Thread safe; every change is one transaction and durable when the method returns.
 */
public interface KnownAddressStore {

    /** What is known of an address. */
    Optional<KnownAddress> find(String username, String address);

    /** Puts it in the place of what was known. */
    void put(KnownAddress known);

    /**
     * Reads, changes and writes without anybody in between.
     *
     * @param change may be applied more than once; must keep account and address
     * @return as it is now; empty when nothing is known
     */
    Optional<KnownAddress> update(String username, String address, UnaryOperator<KnownAddress> change);

    /** Holds nothing against the addresses of an account any more. */
    void forgive(String username);

    /**
     * Removes those proved before a moment, and of the others the oldest beyond a number.
     *
     * @param kept how many stay at most
     * @param limit most to remove
     * @return how many were removed
     */
    int trim(Instant provedBefore, int kept, int limit);
}
