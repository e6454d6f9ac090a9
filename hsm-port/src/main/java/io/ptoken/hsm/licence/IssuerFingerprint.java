package io.ptoken.hsm.licence;

import io.ptoken.sts.InvalidValueException;

/**
 * By which people tell licence issuers apart.
 *
 * @param value SHA-256 over the DER form of the public key (SubjectPublicKeyInfo), 64 lower-case hex digits
 */
public record IssuerFingerprint(String value) {

    public IssuerFingerprint {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new InvalidValueException("fingerprint of a licence issuer", value, "64 lower-case hex digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
