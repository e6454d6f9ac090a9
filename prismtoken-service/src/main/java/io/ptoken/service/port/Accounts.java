package io.ptoken.service.port;

import io.ptoken.service.access.Account;
import java.util.List;
import java.util.Optional;

/** The accounts of the realm {@code local}. Thread safe. */
public interface Accounts {

    /** The account with a name, upper and lower case told apart. */
    Optional<Account> find(String username);

    /** Every account, by name. */
    List<Account> all();

    /** Adds an account or replaces the one of that name; durable when the method returns. */
    void save(Account account);
}
