package io.ptoken.service.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        MessageDigest digest = sha256();
        add(digest, previous);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, sequence));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, AuditTime.micros(entry.at())));
        add(digest, entry.actor());
        add(digest, entry.origin());
        add(digest, entry.action());
        add(digest, entry.subject());
        add(digest, entry.outcome());
        add(digest, entry.messageId());
        add(digest, entry.detail());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
