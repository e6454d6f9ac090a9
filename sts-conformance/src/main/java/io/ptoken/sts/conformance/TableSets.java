package io.ptoken.sts.conformance;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import java.util.Optional;

/**
 * The STA tables that vectors may name: {@code sample}, always there, and {@code operational}, when a licensee has given
 * them.
 */
record TableSets(Optional<StaTables> operational) {

    static final String MISSING = "needs the operational STA tables (PTOKEN_STA_TABLES names no file with them)";

    private static final String FIELD = "tables";

    TableSets {
        operational
                .filter(tables -> tables.kind() != StaTables.Kind.OPERATIONAL)
                .ifPresent(other -> {
                    throw new InvalidValueException(
                            "operational STA tables",
                            "fingerprint " + other.fingerprint(),
                            "the fingerprint of section 9");
                });
    }

    /** The set a vector names. */
    Optional<StaTables> named(Vector vector) {
        return switch (vector.text(FIELD)) {
            case "sample" -> Optional.of(StaTables.SAMPLE);
            case "operational" -> operational;
            default -> throw vector.malformed(FIELD, "sample or operational");
        };
    }

    /** The cipher for a token vector, whose field {@code tables} is optional: operational unless it says otherwise. */
    Optional<TokenCipher> cipher(Vector vector, EncryptionAlgorithm ea, DecoderKey key) {
        Optional<StaTables> tables = vector.has(FIELD) ? named(vector) : operational;
        return switch (ea) {
            case STA -> tables.map(t -> TokenCiphers.sta(key, t));
            case DEA -> throw vector.malformed("ea", "07 or 11");
            case MISTY1 -> Optional.of(TokenCiphers.misty1(key));
        };
    }
}
