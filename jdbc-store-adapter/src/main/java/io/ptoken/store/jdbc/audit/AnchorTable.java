package io.ptoken.store.jdbc.audit;

import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.NodeChain;
import io.ptoken.store.jdbc.sql.Statements;
import java.sql.SQLException;
import java.util.List;

/** Where the chains begin that were trimmed. */
public final class AnchorTable {

    private static final String ALL = "SELECT id FROM audit_chain ORDER BY id";
    private static final String MOVE = """
            UPDATE audit_chain SET anchor_sequence = ?, anchor_hash = ?
            WHERE id = ? AND anchor_sequence < ?""";
    private static final String REMEMBER = "UPDATE audit_node SET anchor_row = ? WHERE id = ?";

    /**
     * An anchor that is to be moved.
     *
     * @param before hash of the row before the last that is removed
     * @param last the last that is removed
     */
    public record Move(String before, AuditRow last) {}

    private AnchorTable() {}

    /** In order of the chains, which are locked first: so two nodes that trim and sell at a time do not block each other. */
    public static void move(Statements statements, String forUpdate, List<Move> moves) throws SQLException {
        statements.list(ALL + forUpdate, row -> row.getLong(1));
        for (Move move : moves) {
            Link last = new Link(move.last().sequence(), move.last().hash());
            long id = NodeChain.idOf(last.sequence());
            if (statements.update(MOVE, last.sequence(), last.hash(), id, last.sequence()) == 1) {
                statements.update(
                        REMEMBER, NodeChain.describe(move.before(), move.last().entry()), id);
            }
        }
    }
}
