package io.ptoken.hsm.soft;

import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.storemark.StoreMarkKeeping;

/** A module that lives in memory remembers a store as long as it lives. */
class InMemoryStoreMarkTest extends StoreMarkKeepingContract {

    private final SoftSecurityModule module =
            SoftSecurityModule.inMemory(TestModules.parts(ContractSetup.NOW), SoftModuleSettings.DEFAULT);

    @Override
    protected StoreMarkKeeping keeping() {
        return module.storeMarkKeeping().orElseThrow();
    }

    @Override
    protected void closeKeeping() {
        module.close();
    }
}
