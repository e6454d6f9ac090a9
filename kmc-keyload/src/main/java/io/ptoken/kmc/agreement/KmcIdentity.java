package io.ptoken.kmc.agreement;

import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.Pkid;

/**
 * A KMC towards modules: what it shows and what it keeps. {@link #close()} zeroises the private keys.
 *
 * @param publicKey signed by a trust anchor for KMCs
 * @param keys the private keys that belong to it
 */
public record KmcIdentity(KmcPublicKey publicKey, StaticKeys keys) implements AutoCloseable {

    /** KMCID. */
    public Pkid kmcId() {
        return publicKey.kmcId();
    }

    @Override
    public void close() {
        keys.close();
    }
}
