package example;

import io.ptoken.service.contract.ServiceStoreContract;
import io.ptoken.service.contract.StoreHarness;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.ServiceStore;

/** A store keeps the contract of all stores; put yours in the place of the one in memory. */
class OwnStoreTest extends ServiceStoreContract {

    @Override
    protected StoreHarness open() {
        ServiceStore store = new InMemoryStore();
        return new StoreHarness() {

            @Override
            public ServiceStore store() {
                return store;
            }

            @Override
            public ServiceStore another() {
                return store;
            }

            @Override
            public void restart() {}

            @Override
            public void close() {}
        };
    }
}
