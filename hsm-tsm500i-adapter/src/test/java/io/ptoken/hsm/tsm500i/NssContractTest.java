package io.ptoken.hsm.tsm500i;

import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.contract.EventLogContract;
import io.ptoken.hsm.contract.ModuleFixture;
import io.ptoken.hsm.contract.SecurityModuleContract;
import io.ptoken.hsm.protocol.settings.FieldSettings.HexWidth;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.Faults;
import org.junit.jupiter.api.Tag;

/** The adapter keeps the contract of all modules behind an NSS. */
@Tag("slow")
class NssContractTest implements SecurityModuleContract, EventLogContract {

    @Override
    public ModuleFixture open(ContractSetup setup) {
        return Served.open(setup, Served.protocol(TransportProfile.NSS_ENVELOPE, HexWidth.FIXED), Faults.NONE);
    }
}
