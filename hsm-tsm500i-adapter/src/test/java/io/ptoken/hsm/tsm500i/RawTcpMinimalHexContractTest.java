package io.ptoken.hsm.tsm500i;

import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.contract.EventLogContract;
import io.ptoken.hsm.contract.ModuleFixture;
import io.ptoken.hsm.contract.SecurityModuleContract;
import io.ptoken.hsm.protocol.settings.FieldSettings.HexWidth;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.Faults;
import org.junit.jupiter.api.Tag;

/** The adapter keeps the contract of all modules behind a terminal server, with short H numbers. */
@Tag("slow")
class RawTcpMinimalHexContractTest implements SecurityModuleContract, EventLogContract {

    @Override
    public ModuleFixture open(ContractSetup setup) {
        return Served.open(setup, Served.protocol(TransportProfile.RAW_CR_TCP, HexWidth.MINIMAL), Faults.NONE);
    }
}
