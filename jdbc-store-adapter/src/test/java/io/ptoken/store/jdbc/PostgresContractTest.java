package io.ptoken.store.jdbc;

import io.ptoken.service.contract.ServiceStoreContract;
import io.ptoken.service.contract.StoreHarness;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresServer;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class PostgresContractTest extends ServiceStoreContract {

    @Override
    protected StoreHarness open() {
        PostgresSettings settings = PostgresServer.shared().newSchema();
        return new JdbcStoreHarness(() -> JdbcStore.openPostgres(settings));
    }
}
