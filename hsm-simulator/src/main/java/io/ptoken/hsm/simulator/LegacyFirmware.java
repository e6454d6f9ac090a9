package io.ptoken.hsm.simulator;

import io.ptoken.hsm.SecurityModuleException;
import io.ptoken.hsm.SmStatus;
import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.legacy.LegacyStatus;
import java.util.HashMap;
import java.util.Map;

/** The commands of the STS05V dialect (module protocol section 5). */
final class LegacyFirmware {

    private LegacyFirmware() {}

    static Map<CommandCode, Command> commands(Served served) {
        return Map.copyOf(new HashMap<>());
    }

    /** Refusals in the codes of section 5.6. */
    record LegacyRefuses() implements Refusals {

        @Override
        public ResponseFrame of(CommandCode command, SecurityModuleException refused) {
            return frame(command, LegacyStatus.DEVICE_FAILURE);
        }

        @Override
        public ResponseFrame of(CommandCode command, FieldException fault) {
            return frame(command, LegacyStatus.FORMAT_ERROR);
        }

        @Override
        public ResponseFrame outOfService(CommandCode command, SmStatus status) {
            return frame(command, LegacyStatus.DEVICE_FAILURE);
        }

        private static ResponseFrame frame(CommandCode command, LegacyStatus status) {
            return new ResponseFrame(command, new StatusCode(status.code()));
        }
    }
}
