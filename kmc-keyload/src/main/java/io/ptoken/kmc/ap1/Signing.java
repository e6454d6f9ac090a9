package io.ptoken.kmc.ap1;

import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.ap1.crypto.Hashes;
import io.ptoken.kmc.ap1.crypto.P384;
import io.ptoken.kmc.ap1.record.RecordDraft;
import io.ptoken.kmc.text.Octets;

/** SIG: over all characters up to and including the semicolon before it (key-load profile section 2.3). */
final class Signing {

    private static final String TAG = "SIG";

    private Signing() {}

    /** The whole record with signature and CRC. */
    static String signed(RecordDraft draft, SecretOctets key) {
        Octets signature = P384.sign(key, Hashes.ascii(draft.before(TAG)));
        return draft.with(TAG, signature.hex()).line();
    }

    /** @param line a record that was read */
    static boolean isSigned(String line, Octets signature, Octets key) {
        return P384.verify(key, Hashes.ascii(Covered.before(line, TAG)), signature);
    }
}
