package io.ptoken.kmc.agreement;

import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.SmPublicKey;

/**
 * A module towards KMCs: what it shows and what it keeps. {@link #close()} zeroises the private keys.
 *
 * @param publicKey signed by the trust anchor of the module's maker
 * @param keys the private keys that belong to it
 */
public record ModuleIdentity(SmPublicKey publicKey, StaticKeys keys) implements AutoCloseable {

    /** SMID. */
    public Pkid moduleId() {
        return publicKey.moduleId();
    }

    @Override
    public void close() {
        keys.close();
    }
}
