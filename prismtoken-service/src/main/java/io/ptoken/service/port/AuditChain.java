package io.ptoken.service.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.service.hash.Sha256;
import java.nio.ByteBuffer;

/**
 * Links the rows of the audit log: each hash is SHA-256 over the hash of the row before, the sequence number and every
 * field with its length. So a row that is changed, taken out or put in breaks the chain from there on. Who can write the
 * whole store can compute a new chain; a hash noted elsewhere shows that too.
 */
public final class AuditChain {

    /** The hash before the first row. */
    public static final String START = "0".repeat(64);

    private AuditChain() {}

    /** 64 lower-case hex digits for the row that follows {@code previous}. */
    public static String next(String previous, long sequence, AuditEntry entry) {
        byte[][] fields = {
            entry.actor().getBytes(UTF_8),
            entry.origin().getBytes(UTF_8),
            entry.action().getBytes(UTF_8),
            entry.subject().getBytes(UTF_8),
            entry.outcome().getBytes(UTF_8),
            entry.messageId().getBytes(UTF_8),
            entry.detail().getBytes(UTF_8)
        };
        byte[] before = previous.getBytes(UTF_8);
        int length = Integer.BYTES + before.length + 2 * Long.BYTES;
        for (byte[] field : fields) {
            length += Integer.BYTES + field.length;
        }
        ByteBuffer row = ByteBuffer.allocate(length).putInt(before.length).put(before);
        row.putLong(sequence).putLong(AuditTime.micros(entry.at()));
        for (byte[] field : fields) {
            row.putInt(field.length).put(field);
        }
        return Sha256.hex(row.array());
    }
}
