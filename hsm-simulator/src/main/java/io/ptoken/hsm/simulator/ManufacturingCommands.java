package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.manufacture.GenerateInitialKey;
import io.ptoken.hsm.protocol.sts6.manufacture.LoadInitialKey;
import io.ptoken.hsm.protocol.sts6.manufacture.MakeInitialKeyChange;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.Map;

/**
 * Commands of manufacturing firmware (module protocol section 4), as far as they go without a keypad and without a DITK:
 * {@code SM?ML} and {@code SM?MG} answer 53, and {@code SM?MK} the status of what is not permitted (A15), because no role of
 * the port makes the first key change of a meter. Requests are read in full, so that their faults come first.
 */
record ManufacturingCommands(ProtocolSettings settings) {

    static void addTo(Map<CommandCode, Command> commands, Served served) {
        ManufacturingCommands manufacturing = new ManufacturingCommands(served.settings());
        commands.put(MakeInitialKeyChange.COMMAND, manufacturing::makeInitialKeyChange);
        commands.put(LoadInitialKey.COMMAND, manufacturing::loadInitialKey);
        commands.put(GenerateInitialKey.COMMAND, manufacturing::generateInitialKey);
    }

    private ModuleResponse makeInitialKeyChange(String body) {
        MakeInitialKeyChange.decode(body, settings);
        throw new SecurityModuleException(settings.module().permissionStatus());
    }

    private ModuleResponse loadInitialKey(String body) {
        LoadInitialKey.decode(body, settings);
        throw new SecurityModuleException(SmStatus.KEYPAD_NOT_FOUND);
    }

    private ModuleResponse generateInitialKey(String body) {
        GenerateInitialKey.decode(body, settings);
        throw new SecurityModuleException(SmStatus.KEYPAD_NOT_FOUND);
    }
}
