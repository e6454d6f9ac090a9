package io.ptoken.hsm.tsm250;

import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.contract.EventLogContract;
import io.ptoken.hsm.contract.ModuleFixture;
import io.ptoken.hsm.contract.SecurityModuleContract;
import io.ptoken.hsm.protocol.settings.FieldSettings.HexWidth;
import io.ptoken.hsm.simulator.TestFaults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The adapter keeps the contract of all modules at a pseudo-terminal, when answers come late, in pieces and with bytes too many. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class DisturbedSerialContractTest implements SecurityModuleContract, EventLogContract {

    @Override
    public ModuleFixture open(ContractSetup setup) {
        return Served.open(setup, Served.protocol(HexWidth.FIXED), TestFaults.HARMLESS);
    }
}
