package io.ptoken.kmc.agreement;

import io.ptoken.kmc.record.LoadRequest;

/**
 * What a module keeps while its request is out. {@link #close()} zeroises the ephemeral key, after which no response to
 * the request can be used.
 *
 * @param request the request as it left the module
 * @param ephemeralKey the private key made for it
 */
public record PendingAgreement(LoadRequest request, SecretOctets ephemeralKey) implements AutoCloseable {

    @Override
    public void close() {
        ephemeralKey.close();
    }
}
