package io.ptoken.store.jdbc;

import static io.ptoken.store.jdbc.sql.Times.micros;
import static io.ptoken.store.jdbc.sql.Times.optionalInstant;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.SessionEnd;
import io.ptoken.service.access.SessionRule;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.store.jdbc.sql.Statements;
import io.ptoken.sts.InvalidValueException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link AccountStore} on the table {@code account}. */
final class JdbcAccountStore implements AccountStore {

    private static final String SELECT = """
            SELECT username, password_hash, roles, enabled, password_changed, must_change, expires, failed_sign_ins,
            locked_until, certificate, password_chosen, administrator_since, zone FROM account""";
    private static final String FIND = SELECT + " WHERE username = ?";
    private static final String INSERT = """
            INSERT INTO account (password_hash, roles, enabled, password_changed, must_change, expires, failed_sign_ins,
            locked_until, certificate, password_chosen, administrator_since, zone, username)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String UPDATE = """
            UPDATE account SET password_hash = ?, roles = ?, enabled = ?, password_changed = ?, must_change = ?,
            expires = ?, failed_sign_ins = ?, locked_until = ?, certificate = ?, password_chosen = ?,
            administrator_since = ?, zone = ? WHERE username = ?""";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcAccountStore(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public Optional<Account> find(String username) {
        return reads.read(statements -> statements.first(FIND, JdbcAccountStore::read, username));
    }

    @Override
    public List<Account> all() {
        return reads.read(statements -> statements.list(SELECT + " ORDER BY username", JdbcAccountStore::read));
    }

    @Override
    public boolean add(Account account, AuditEntry entry) {
        return Single.run(changes, transaction -> {
            boolean isNew = transaction.statements().update(INSERT, row(account)) == 1;
            if (isNew) {
                transaction.audit(entry);
            }
            return isNew;
        });
    }

    @Override
    public Optional<Account> update(
            String username, UnaryOperator<Account> change, SessionRule sessions, AuditEntry entry) {
        return Single.run(changes, transaction -> {
            Statements statements = transaction.statements();
            Optional<Account> before =
                    statements.first(FIND + transaction.forUpdate(), JdbcAccountStore::read, username);
            Optional<Account> changed = before.map(change);
            if (before.isPresent() && changed.isPresent()) {
                requireName(username, changed.get());
                statements.update(UPDATE, row(changed.get()));
                Optional<SessionEnd> end = sessions.end(before.get(), changed.get());
                if (end.isPresent()) {
                    SessionTable.closeAllOf(statements, username, end.get(), entry.at());
                }
                transaction.audit(entry);
            }
            return changed;
        });
    }

    private static void requireName(String username, Account changed) {
        if (!changed.username().equals(username)) {
            throw new IllegalArgumentException("a change of the account " + username + " must keep its name");
        }
    }

    @Override
    public boolean remove(String username, Consumer<Account> check, AuditEntry entry) {
        return Single.run(changes, transaction -> {
            transaction
                    .statements()
                    .first(FIND + transaction.forUpdate(), JdbcAccountStore::read, username)
                    .ifPresent(check);
            boolean was = transaction.statements().update("DELETE FROM account WHERE username = ?", username) == 1;
            if (was) {
                SessionTable.closeAllOf(transaction.statements(), username, SessionEnd.ACCOUNT_REMOVED, entry.at());
                transaction.statements().update("DELETE FROM known_address WHERE username = ?", username);
                transaction.audit(entry);
            }
            return was;
        });
    }

    private static @Nullable Object[] row(Account account) {
        return new @Nullable Object[] {
            account.passwordHash(),
            account.roles().stream().map(Role::roleName).sorted().collect(Collectors.joining(" ")),
            account.enabled() ? 1 : 0,
            AuditTime.micros(account.passwordChanged()),
            account.mustChangePassword() ? 1 : 0,
            micros(account.expires()),
            account.failedSignIns(),
            micros(account.lockedUntil()),
            account.certificate().orElse(null),
            account.passwordChosen() ? 1 : 0,
            micros(account.administratorSince()),
            account.zone().map(ZoneId::getId).orElse(null),
            account.username()
        };
    }

    private static Account read(ResultSet row) throws SQLException {
        String username = row.getString(1);
        return new Account(
                username,
                row.getString(2),
                roles(username, row.getString(3)),
                row.getInt(4) == 1,
                AuditTime.instant(row.getLong(5)),
                row.getInt(6) == 1,
                optionalInstant(row, 7),
                row.getInt(8),
                optionalInstant(row, 9),
                Optional.ofNullable(row.getString(10)),
                row.getInt(11) == 1,
                optionalInstant(row, 12),
                Optional.ofNullable(row.getString(13)).flatMap(JdbcAccountStore::zone));
    }

    /** One that this machine does not know is as good as none. */
    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Set<Role> roles(String username, String names) {
        try {
            return Arrays.stream(names.split(" "))
                    .filter(name -> !name.isEmpty())
                    .map(Role::ofName)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (InvalidValueException e) {
            throw new StoreException(
                    Reason.DAMAGED,
                    "the account " + username + " has a role that this program does not know: run the release that"
                            + " gave it, or restore the newest backup",
                    e);
        }
    }
}
