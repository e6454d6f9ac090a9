package io.ptoken.service.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.service.access.hash.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Links the rows of the audit log: each hash is SHA-256 over the hash of the row before, the sequence number and every
 * field with its length. So a row that is changed, taken out or put in breaks the chain from there on. Who can write the
 * whole store can compute a new chain; a hash noted elsewhere shows that too.
 */
public final class AuditChain {

    /** The hash before the first row. */
    public static final String START = "0".repeat(64);

    private static final int USUAL_LENGTH = 512;

    private AuditChain() {}

    /** 64 lower-case hex digits for the row that follows {@code previous}. */
    public static String next(String previous, long sequence, AuditEntry entry) {
        ByteArrayOutputStream row = new ByteArrayOutputStream(USUAL_LENGTH);
        add(row, previous);
        add(row, sequence);
        add(row, AuditTime.micros(entry.at()));
        add(row, entry.actor());
        add(row, entry.origin());
        add(row, entry.action());
        add(row, entry.subject());
        add(row, entry.outcome());
        add(row, entry.messageId());
        add(row, entry.detail());
        return Sha256.hex(row.toByteArray());
    }

    private static void add(ByteArrayOutputStream row, long number) {
        row.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static void add(ByteArrayOutputStream row, String field) {
        byte[] bytes = field.getBytes(UTF_8);
        row.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        row.writeBytes(bytes);
    }
}
