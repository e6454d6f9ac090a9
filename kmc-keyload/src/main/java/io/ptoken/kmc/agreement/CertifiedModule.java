package io.ptoken.kmc.agreement;

/**
 * A new module with the one whose signature says so. {@link #close()} zeroises the private keys.
 *
 * @param identity its keys
 * @param anchor who signed the public ones
 */
public record CertifiedModule(ModuleIdentity identity, TrustAnchor anchor) implements AutoCloseable {

    @Override
    public void close() {
        identity.close();
    }
}
