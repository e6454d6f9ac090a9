package io.ptoken.store.jdbc;

import io.ptoken.service.port.TokenResults;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link TokenResults} on the table {@code token_result}. */
final class JdbcTokenResults implements TokenResults {

    private final WriteTransactions transactions;

    JdbcTokenResults(WriteTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public StoredResult store(String username, String messageId, StoredResult result, Instant now) {
        return transactions.write(handle -> {
            boolean first = insert(handle, username, messageId, result, now) == 1;
            return first ? result : find(handle, username, messageId).orElseThrow();
        });
    }

    @Override
    public Optional<StoredResult> find(String username, String messageId) {
        return transactions.read(handle -> find(handle, username, messageId));
    }

    private static int insert(Handle handle, String username, String messageId, StoredResult result, Instant now) {
        return handle.createUpdate("""
                        INSERT INTO token_result (username, message_id, call_digest, tokens_json, stored_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .bind(0, username)
                .bind(1, messageId)
                .bind(2, result.call())
                .bind(3, IssuedTokenJson.write(result.tokens()))
                .bind(4, now.getEpochSecond())
                .execute();
    }

    private static Optional<StoredResult> find(Handle handle, String username, String messageId) {
        return handle.createQuery(
                        "SELECT call_digest, tokens_json FROM token_result WHERE username = ? AND message_id = ?")
                .bind(0, username)
                .bind(1, messageId)
                .map((row, context) -> new StoredResult(
                        row.getString("call_digest"), IssuedTokenJson.read(row.getString("tokens_json"))))
                .findOne();
    }
}
