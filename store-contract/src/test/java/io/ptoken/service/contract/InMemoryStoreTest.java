package io.ptoken.service.contract;

import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.ServiceStore;

class InMemoryStoreTest extends ServiceStoreContract {

    @Override
    protected StoreHarness open() {
        InMemoryStore store = new InMemoryStore();
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
