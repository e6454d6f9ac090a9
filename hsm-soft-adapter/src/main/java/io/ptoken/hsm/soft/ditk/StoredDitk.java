package io.ptoken.hsm.soft.ditk;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import java.time.Instant;

/**
 * A DITK as the state file holds it.
 *
 * @param ea EA 07 or EA 11
 * @param loaded when it was loaded
 * @param key belongs to whoever made this record
 */
public record StoredDitk(EncryptionAlgorithm ea, Instant loaded, DecoderKey key) {

    /** One with a key of its own. */
    StoredDitk copy() {
        return new StoredDitk(ea, loaded, key.copy());
    }
}
