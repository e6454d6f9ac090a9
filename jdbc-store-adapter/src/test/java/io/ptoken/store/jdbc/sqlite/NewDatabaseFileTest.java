package io.ptoken.store.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.port.StoreException;
import io.ptoken.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewDatabaseFileTest {

    @TempDir
    Path folder;

    @Test
    void aNewStoreAndItsLogAreForTheirOwnerAlone() throws IOException {
        Path file = folder.resolve("ptoken.db");
        try (JdbcStore store = JdbcStore.openSqlite(file);
                Stream<Path> files = Files.list(folder)) {
            assertThat(store.accounts().all()).isEmpty();
            assertThat(files)
                    .contains(file)
                    .allSatisfy(made -> assertThat(permissions(made)).isEqualTo("rw-------"));
        }
    }

    @Test
    void oneThatIsThereKeepsItsPermissions() throws IOException {
        Path file = Files.createFile(folder.resolve("ptoken.db"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        JdbcStore.openSqlite(file).close();

        assertThat(permissions(file)).isEqualTo("rw-r-----");
    }

    @Test
    void oneThatCannotBeMadeIsToldByTheDatabase() {
        Path file = folder.resolve("nowhere").resolve("ptoken.db");

        assertThatThrownBy(() -> JdbcStore.openSqlite(file)).isInstanceOf(StoreException.class);
        assertThat(file).doesNotExist();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
