package io.ptoken.store.jdbc.audit;

import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.NodeChain;
import io.ptoken.store.jdbc.sql.Statements;
import java.sql.SQLException;
import java.util.Optional;

/** The table {@code audit_node}: which chain is whose. */
public final class OwnChain {

    private static final String OF_NODE = "SELECT id FROM audit_node WHERE node = ?";
    private static final String ONE_AT_A_TIME = "SELECT id FROM store_identity WHERE id = 1";
    private static final String TAKE_FIRST = "UPDATE audit_node SET node = ? WHERE id = 1 AND node = ''";
    /** Numbers beyond any chain that was ever taken were put there by somebody else, and would leave no room for another one. */
    private static final String HIGHEST = """
            SELECT MAX(id) FROM (SELECT MAX(id) AS id FROM audit_chain WHERE id < 1000000
            UNION ALL SELECT MAX(id) FROM audit_node WHERE id < 1000000
            UNION ALL SELECT (MAX(sequence) - 1) / 1099511627776 + 1 FROM audit_log
            WHERE sequence < 1099511627776000000) AS ids""";

    private static final String NEW_NODE =
            "INSERT INTO audit_node (id, node, anchor_row, clock_from) VALUES (?, ?, '', 0)";
    private static final String NEW_CHAIN = """
            INSERT INTO audit_chain (id, head_sequence, head_hash, anchor_sequence, anchor_hash)
            VALUES (?, ?, ?, ?, ?)""";

    private OwnChain() {}

    /** That of a node, when it has one. */
    public static Optional<Long> of(Statements statements, String node) throws SQLException {
        return statements.first(OF_NODE, row -> row.getLong(1), node);
    }

    /** That of a node; the first one to come takes the first chain, which has all rows of earlier releases. */
    static long take(Statements statements, String forUpdate, String node) throws SQLException {
        Optional<Long> own = of(statements, node);
        if (own.isPresent()) {
            return own.get();
        }
        statements.first(ONE_AT_A_TIME + forUpdate, row -> row.getLong(1));
        own = of(statements, node);
        if (own.isPresent()) {
            return own.get();
        }
        if (statements.update(TAKE_FIRST, node) == 1) {
            return 1;
        }
        long id = 1 + statements.first(HIGHEST, row -> row.getLong(1)).orElse(1L);
        statements.update(NEW_NODE, id, node);
        long before = NodeChain.before(id);
        statements.update(NEW_CHAIN, id, before, AuditChain.START, before, AuditChain.START);
        return id;
    }
}
