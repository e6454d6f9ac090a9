package io.ptoken.hsm.tsm250;

import io.ptoken.hsm.contract.ContractSetup;
import io.ptoken.hsm.contract.EventLogContract;
import io.ptoken.hsm.contract.ModuleFixture;
import io.ptoken.hsm.contract.SecurityModuleContract;
import io.ptoken.hsm.protocol.settings.FieldSettings.HexWidth;
import io.ptoken.hsm.simulator.Faults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The adapter keeps the contract of all modules at a pseudo-terminal, with short H numbers. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class SerialMinimalHexContractTest implements SecurityModuleContract, EventLogContract {

    @Override
    public ModuleFixture open(ContractSetup setup) {
        return Served.open(setup, Served.protocol(HexWidth.MINIMAL), Faults.NONE);
    }
}
