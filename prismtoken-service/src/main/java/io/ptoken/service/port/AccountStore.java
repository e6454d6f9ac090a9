package io.ptoken.service.port;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.SessionRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The accounts of the realm {@code local}. Thread safe, also between processes that share the store. Every change is one
 * transaction with its audit entry and durable when the method returns.
 */
public interface AccountStore {

    /** The account with a name, upper and lower case told apart. */
    Optional<Account> find(String username);

    /** Every account, by name. */
    List<Account> all();

    /**
     * Transaction "add account".
     *
     * @return false when there is one of that name already; nothing was changed then
     */
    boolean add(Account account, AuditEntry entry);

    /**
     * Transaction "update account": reads, changes and writes without anybody in between.
     *
     * @param change may be applied more than once; must keep the name
     * @param sessions by which change the open sessions of the account end, at the entry's moment and in this transaction
     * @return the account as it is now; empty when there is none, and nothing was changed then
     */
    Optional<Account> update(String username, UnaryOperator<Account> change, SessionRule sessions, AuditEntry entry);

    /** The same for a change that lets sessions go on. */
    default Optional<Account> update(String username, UnaryOperator<Account> change, AuditEntry entry) {
        return update(username, change, SessionRule.NONE, entry);
    }

    /**
     * Transaction "remove account"; its open sessions end with it.
     *
     * @return false when there is none; nothing was changed then
     */
    default boolean remove(String username, AuditEntry entry) {
        return remove(username, any -> {}, entry);
    }

    /**
     * The same, of an account that passes a check, without anybody in between.
     *
     * @param check may be asked more than once; what it throws the caller sees, and nothing was changed then
     */
    boolean remove(String username, Consumer<Account> check, AuditEntry entry);
}
