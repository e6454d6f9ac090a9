package io.ptoken.store.jdbc;

import io.ptoken.service.contract.ServiceStoreContract;
import io.ptoken.service.contract.StoreHarness;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SqliteContractTest extends ServiceStoreContract {

    @TempDir
    Path folder;

    @Override
    protected StoreHarness open() {
        return new JdbcStoreHarness(() -> JdbcStore.openSqlite(folder.resolve("ptoken.db")));
    }
}
