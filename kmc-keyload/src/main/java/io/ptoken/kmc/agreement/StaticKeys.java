package io.ptoken.kmc.agreement;

/**
 * The two private keys that a KMC or a module has for good. {@link #close()} zeroises both.
 *
 * @param agreement for key agreement
 * @param signing for its requests or responses
 */
public record StaticKeys(SecretOctets agreement, SecretOctets signing) implements AutoCloseable {

    @Override
    public void close() {
        agreement.close();
        signing.close();
    }
}
