package io.ptoken.store.jdbc;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.port.Accounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** {@link Accounts} on the table {@code account}. */
final class JdbcAccounts implements Accounts {

    private static final String COLUMNS = "SELECT username, password_hash, roles, enabled FROM account";

    private final WriteTransactions transactions;

    JdbcAccounts(WriteTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Account> find(String username) {
        return transactions.read(handle -> handle.createQuery(COLUMNS + " WHERE username = ?")
                .bind(0, username)
                .map(JdbcAccounts::account)
                .findOne());
    }

    @Override
    public List<Account> all() {
        return transactions.read(handle -> handle.createQuery(COLUMNS + " ORDER BY username")
                .map(JdbcAccounts::account)
                .list());
    }

    @Override
    public void save(Account account) {
        transactions.write(handle -> handle.createUpdate("""
                        INSERT INTO account (username, password_hash, roles, enabled) VALUES (?, ?, ?, ?)
                        ON CONFLICT (username) DO UPDATE SET
                            password_hash = excluded.password_hash,
                            roles = excluded.roles,
                            enabled = excluded.enabled""")
                .bind(0, account.username())
                .bind(1, account.passwordHash())
                .bind(2, roleNames(account.roles()))
                .bind(3, account.enabled())
                .execute());
    }

    private static Account account(ResultSet row, StatementContext context) throws SQLException {
        return new Account(
                row.getString("username"),
                row.getString("password_hash"),
                roles(row.getString("roles")),
                row.getBoolean("enabled"));
    }

    private static String roleNames(Set<Role> roles) {
        return roles.stream().map(Role::roleName).sorted().collect(Collectors.joining(" "));
    }

    private static Set<Role> roles(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Role::ofName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
