package io.ptoken.kmc.record;

import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.Octets;
import java.time.Instant;

/**
 * PKID, the identity of a public key and of the KMC or module that has it (key-load profile section 2.4). Read and built
 * by a {@code KmsCodec}.
 *
 * @param kind whose identity
 * @param issuer who gave it
 * @param serial number or name at the issuer; of a module its module id
 * @param created when, whole seconds
 * @param fingerprint first bytes of a digest over the public keys
 * @param text the whole as text; two are equal when these are
 */
public record Pkid(Kind kind, Ident issuer, Ident serial, Instant created, Octets fingerprint, String text) {

    /** Whose identity a PKID is. */
    public enum Kind {
        /** SMID, of a security module. */
        SMID,
        /** KMCID, of a key management centre. */
        KMCID
    }

    @Override
    public String toString() {
        return text;
    }
}
