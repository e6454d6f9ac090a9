package io.ptoken.hsm.simulator;

import io.ptoken.hsm.manufacture.DitkChangeRequest;
import io.ptoken.hsm.manufacture.MeterManufacturing;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.sts6.manufacture.GenerateInitialKey;
import io.ptoken.hsm.protocol.sts6.manufacture.LoadInitialKey;
import io.ptoken.hsm.protocol.sts6.manufacture.MakeInitialKeyChange;
import io.ptoken.hsm.protocol.sts6.vend.KeyChangeTokens;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.Map;

/**
 * Commands of manufacturing firmware (module protocol section 4), as far as they go without a keypad: {@code SM?ML} and {@code
 * SM?MG} answer 53. {@code SM?MK} makes its tokens when the served module is for the makers of meters, else it answers the status
 * of what is not permitted (A15). Requests are read in full, so that their faults come first.
 */
record ManufacturingCommands(Served served) {

    static void addTo(Map<CommandCode, Command> commands, Served served) {
        ManufacturingCommands manufacturing = new ManufacturingCommands(served);
        commands.put(MakeInitialKeyChange.COMMAND, manufacturing::makeInitialKeyChange);
        commands.put(LoadInitialKey.COMMAND, manufacturing::loadInitialKey);
        commands.put(GenerateInitialKey.COMMAND, manufacturing::generateInitialKey);
    }

    private ModuleResponse makeInitialKeyChange(String body) {
        MakeInitialKeyChange wanted = MakeInitialKeyChange.decode(body, served.settings());
        served.requireShown(wanted.register());
        MeterManufacturing manufacturing = served.module()
                .manufacturing()
                .orElseThrow(() ->
                        new SecurityModuleException(served.settings().module().permissionStatus()));
        return new KeyChangeTokens(manufacturing.changeTokens(new DitkChangeRequest(
                wanted.register(), wanted.pan(), wanted.ti(), wanted.ea(), wanted.tct(), wanted.kind())));
    }

    private ModuleResponse loadInitialKey(String body) {
        LoadInitialKey.decode(body, served.settings());
        throw new SecurityModuleException(SmStatus.KEYPAD_NOT_FOUND);
    }

    private ModuleResponse generateInitialKey(String body) {
        GenerateInitialKey.decode(body, served.settings());
        throw new SecurityModuleException(SmStatus.KEYPAD_NOT_FOUND);
    }
}
