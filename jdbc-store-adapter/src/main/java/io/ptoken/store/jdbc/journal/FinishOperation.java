package io.ptoken.store.jdbc.journal;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.store.jdbc.commit.Operation;
import io.ptoken.store.jdbc.commit.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Transaction "finish" for many calls: all results with one statement; the audit entries of those that were stored. */
final class FinishOperation implements Operation<FinishOperation.Result, Boolean> {

    /** A result to store. */
    record Result(Claim claim, String tokensJson, AuditEntry entry) {}

    private static final Comparator<Result> BY_KEY = Comparator.<Result, String>comparing(
                    result -> result.claim().key().messageId())
            .thenComparing(result -> result.claim().key().username());

    @Override
    public Comparator<Result> order() {
        return BY_KEY;
    }

    @Override
    public List<Boolean> run(Transaction transaction, List<Result> results) throws SQLException {
        int[] stored = MessageTable.answer(
                transaction.statements(),
                results.stream()
                        .map(result -> MessageTable.answerRow(
                                result.claim(),
                                result.tokensJson(),
                                result.entry().at()))
                        .toList());
        List<Boolean> outputs = new ArrayList<>(results.size());
        for (int i = 0; i < stored.length; i++) {
            outputs.add(stored[i] == 1);
            if (stored[i] == 1) {
                transaction.audit(results.get(i).entry());
            }
        }
        return outputs;
    }
}
