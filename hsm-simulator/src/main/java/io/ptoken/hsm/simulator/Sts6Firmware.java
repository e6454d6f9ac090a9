package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.Sts6Refusals;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.HashMap;
import java.util.Map;

/**
 * The commands of STS6 firmware. Vending firmware has none of the manufacturing commands and the other way round; they
 * answer {@code GL!ER21} (module protocol section 4).
 */
final class Sts6Firmware {

    private Sts6Firmware() {}

    static Map<CommandCode, Command> commands(Served served) {
        Map<CommandCode, Command> commands = new HashMap<>();
        commands.put(
                Echo.COMMAND,
                body -> new Echo.Response(Echo.decode(body, served.settings()).data()));
        ReportCommands.addTo(commands, served);
        served.module().keyLoading().ifPresent(loading -> KeyLoadCommands.addTo(commands, served, loading));
        if (served.profile().firmware().isManufacturing()) {
            ManufacturingCommands.addTo(commands, served);
        } else {
            VendingCommands.addTo(commands, served);
        }
        return Map.copyOf(commands);
    }

    /** Refusals in the codes of section 9. */
    record Sts6Refuses(ProtocolSettings settings) implements Refusals {

        @Override
        public ResponseFrame of(CommandCode command, SecurityModuleException refused) {
            return Sts6Refusals.toWire(command, refused, settings);
        }

        @Override
        public ResponseFrame of(CommandCode command, FieldException fault) {
            return Sts6Refusals.toWire(command, fault, settings);
        }

        @Override
        public ResponseFrame outOfService(CommandCode command, SmStatus status) {
            return ResponseFrame.error(new StatusCode(status.code()));
        }
    }
}
