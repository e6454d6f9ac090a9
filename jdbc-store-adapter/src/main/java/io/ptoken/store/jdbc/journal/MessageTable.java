package io.ptoken.store.jdbc.journal;

import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.IssueJournal.IssuedResult;
import io.ptoken.service.port.IssueJournal.StoredResult;
import io.ptoken.store.jdbc.sql.Statements;
import io.ptoken.sts.identity.MeterPan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code message}: a caller's message, claimed or answered. */
final class MessageTable {

    private static final String CLAIM = """
            INSERT INTO message (username, message_id, call_digest, holder, claimed_until)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String TAKE_OVER = """
            UPDATE message SET call_digest = ?, holder = ?, claimed_until = ?
            WHERE username = ? AND message_id = ? AND holder = ?""";
    private static final String ANSWER = """
            UPDATE message SET holder = NULL, claimed_until = NULL, tokens_json = ?, stored_at = ?
            WHERE username = ? AND message_id = ? AND holder = ?""";
    private static final String GIVE_UP = "DELETE FROM message WHERE username = ? AND message_id = ? AND holder = ?";
    private static final String FIND = """
            SELECT call_digest, holder, claimed_until, tokens_json FROM message
            WHERE username = ? AND message_id = ?""";
    private static final String CLAIMED =
            "SELECT username, message_id FROM message WHERE stored_at IS NULL ORDER BY id";
    private static final String RELEASE = "DELETE FROM message WHERE stored_at IS NULL";
    private static final String TRIM = """
            DELETE FROM message WHERE id IN
            (SELECT id FROM message WHERE stored_at < ? ORDER BY stored_at, id LIMIT ?)""";

    private static final String ISSUED_TO = """
            SELECT username, message_id, stored_at, tokens_json FROM message
            WHERE stored_at IS NOT NULL AND tokens_json LIKE ? ORDER BY stored_at DESC, id DESC LIMIT ?""";

    /** A message that is there: an answer, or a claim. */
    sealed interface Message {

        /** Answered. */
        record Answer(StoredResult result) implements Message {}

        /** Claimed. */
        record Held(String call, String holder, Instant until) implements Message {}
    }

    private MessageTable() {}

    /** Claims messages that are not there; returns 1 for each that succeeded. */
    static int[] claim(Statements statements, List<Claim> claims) throws SQLException {
        return statements.batch(CLAIM, claims.stream().map(MessageTable::row).toList());
    }

    /** Takes a claim over from the holder that was seen; false when it is no longer there. */
    static boolean takeOver(Statements statements, Claim claim, String from) throws SQLException {
        return statements.update(
                        TAKE_OVER,
                        claim.call(),
                        claim.holder(),
                        AuditTime.micros(claim.until()),
                        claim.key().username(),
                        claim.key().messageId(),
                        from)
                == 1;
    }

    /** Rows of {@link #answer}. */
    static @Nullable Object[] answerRow(Claim claim, String tokensJson, Instant stored) {
        return new @Nullable Object[] {
            tokensJson,
            AuditTime.micros(stored),
            claim.key().username(),
            claim.key().messageId(),
            claim.holder()
        };
    }

    /** Puts results in place of claims; returns 1 for each claim that was still its holder's. */
    static int[] answer(Statements statements, List<@Nullable Object[]> rows) throws SQLException {
        return statements.batch(ANSWER, rows);
    }

    static void giveUp(Statements statements, Claim claim) throws SQLException {
        statements.update(GIVE_UP, claim.key().username(), claim.key().messageId(), claim.holder());
    }

    static Optional<Message> find(Statements statements, CallKey key) throws SQLException {
        return statements.first(FIND, MessageTable::read, key.username(), key.messageId());
    }

    /** The newest first, by the index of their age; no other field of this name is in the text. */
    static List<IssuedResult> issuedTo(Statements statements, MeterPan pan, int most) throws SQLException {
        return statements.list(
                ISSUED_TO,
                row -> new IssuedResult(
                        new CallKey(row.getString(1), row.getString(2)),
                        AuditTime.instant(row.getLong(3)),
                        IssuedTokenJson.read(row.getString(4))),
                "%\"pan\":\"" + pan.digits() + "\"%",
                most);
    }

    static List<CallKey> claimed(Statements statements) throws SQLException {
        return statements.list(CLAIMED, row -> new CallKey(row.getString(1), row.getString(2)));
    }

    static void release(Statements statements) throws SQLException {
        statements.update(RELEASE);
    }

    static int trim(Statements statements, Instant before, int limit) throws SQLException {
        return statements.update(TRIM, AuditTime.micros(before), limit);
    }

    private static @Nullable Object[] row(Claim claim) {
        return new @Nullable Object[] {
            claim.key().username(),
            claim.key().messageId(),
            claim.call(),
            claim.holder(),
            AuditTime.micros(claim.until())
        };
    }

    private static Message read(ResultSet row) throws SQLException {
        String call = row.getString(1);
        String tokens = row.getString(4);
        return tokens == null
                ? new Message.Held(call, row.getString(2), AuditTime.instant(row.getLong(3)))
                : new Message.Answer(new StoredResult(call, IssuedTokenJson.read(tokens)));
    }
}
