package io.ptoken.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    private static final Account VENDING =
            new Account("vending", "$argon2id$hash", Set.of(Role.API, Role.ISSUE_CREDIT), true);

    @TempDir
    Path folder;

    @Test
    void remembersAnAccountAcrossRestarts() {
        try (SqliteStore store = open()) {
            store.accounts().save(VENDING);
        }
        try (SqliteStore store = open()) {
            assertThat(store.accounts().find("vending")).contains(VENDING);
        }
    }

    @Test
    void replacesTheAccountOfThatName() {
        Account disabled = new Account("vending", "$argon2id$other", Set.of(), false);
        try (SqliteStore store = open()) {
            store.accounts().save(VENDING);
            store.accounts().save(disabled);
            assertThat(store.accounts().all()).containsExactly(disabled);
        }
    }

    @Test
    void tellsUpperAndLowerCaseApart() {
        try (SqliteStore store = open()) {
            store.accounts().save(VENDING);
            assertThat(store.accounts().find("Vending")).isEmpty();
        }
    }

    @Test
    void saysWhichFileIsNoDatabaseAndLeavesItAlone() throws IOException {
        Path file = folder.resolve("ptoken.db");
        Files.writeString(file, "this is a text and no database at all ".repeat(100));
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("not a database");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private SqliteStore open() {
        return SqliteStore.open(folder.resolve("ptoken.db"));
    }
}
