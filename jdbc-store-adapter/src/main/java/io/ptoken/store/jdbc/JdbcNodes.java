package io.ptoken.store.jdbc;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.NodeStore;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** {@link NodeStore} on the table {@code node_standing}. */
final class JdbcNodes implements NodeStore {

    private static final String BEFORE = "DELETE FROM node_standing WHERE name = ? AND written < ?";
    private static final String WRITE = """
            INSERT INTO node_standing
            (name, started, steady, written, state, version, address, port, module, notices)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (name, started) DO UPDATE SET steady = excluded.steady, written = excluded.written,
            state = excluded.state, version = excluded.version, address = excluded.address, port = excluded.port,
            module = excluded.module, notices = excluded.notices""";
    private static final String ALL = """
            SELECT name, started, steady, written, state, version, address, port, module, notices
            FROM node_standing ORDER BY name, started""";
    private static final String FORGET = "DELETE FROM node_standing WHERE name = ?";
    private static final String TRIM = "DELETE FROM node_standing WHERE written < ?";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcNodes(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public void write(NodeStanding standing) {
        long started = AuditTime.micros(standing.started());
        Single.run(changes, transaction -> {
            transaction.statements().update(BEFORE, standing.name(), started);
            return transaction
                    .statements()
                    .update(
                            WRITE,
                            standing.name(),
                            started,
                            AuditTime.micros(standing.steady()),
                            AuditTime.micros(standing.at()),
                            standing.state().name(),
                            standing.version(),
                            standing.address(),
                            standing.port(),
                            standing.module(),
                            standing.notices().stream().map(JdbcNodes::line).collect(Collectors.joining("\n")));
        });
    }

    @Override
    public List<NodeStanding> all() {
        return reads.read(statements -> statements.list(ALL, JdbcNodes::read));
    }

    @Override
    public boolean forget(String name, AuditEntry entry) {
        return Single.run(changes, transaction -> {
            boolean some = transaction.statements().update(FORGET, name) > 0;
            if (some) {
                transaction.audit(entry);
            }
            return some;
        });
    }

    @Override
    public void trim(Instant before) {
        Single.run(changes, transaction -> transaction.statements().update(TRIM, AuditTime.micros(before)));
    }

    private static String line(NodeNotice notice) {
        return notice.level() + " " + notice.code() + " " + notice.text().replace('\n', ' ');
    }

    private static NodeNotice notice(String line) {
        String[] parts = line.split(" ", 3);
        return new NodeNotice(parts[0], parts[1], parts[2]);
    }

    private static NodeStanding read(ResultSet row) throws SQLException {
        return new NodeStanding(
                row.getString(1),
                AuditTime.instant(row.getLong(2)),
                AuditTime.instant(row.getLong(3)),
                AuditTime.instant(row.getLong(4)),
                State.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getString(9),
                row.getString(10).lines().map(JdbcNodes::notice).toList());
    }
}
