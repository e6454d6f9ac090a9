package io.ptoken.store.jdbc;

import io.ptoken.service.port.TokenResults;
import java.time.Instant;
import java.util.Optional;

/** {@link TokenResults} on the table {@code token_result}. */
final class JdbcTokenResults implements TokenResults {

    private final WriteTransactions transactions;

    JdbcTokenResults(WriteTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void store(String username, String messageId, StoredResult result, Instant now) {
        String tokens = IssuedTokenJson.write(result.tokens());
        transactions.write(handle -> handle.createUpdate("""
                        INSERT INTO token_result (username, message_id, call_digest, tokens_json, stored_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .bind(0, username)
                .bind(1, messageId)
                .bind(2, result.call())
                .bind(3, tokens)
                .bind(4, now.getEpochSecond())
                .execute());
    }

    @Override
    public Optional<StoredResult> find(String username, String messageId) {
        return transactions.read(handle -> handle.createQuery(
                        "SELECT call_digest, tokens_json FROM token_result WHERE username = ? AND message_id = ?")
                .bind(0, username)
                .bind(1, messageId)
                .map((row, context) -> new StoredResult(
                        row.getString("call_digest"), IssuedTokenJson.read(row.getString("tokens_json"))))
                .findOne());
    }
}
