package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.legacy.LegacyIdentify;
import io.ptoken.hsm.protocol.legacy.LegacyStatus;
import io.ptoken.hsm.protocol.legacy.LegacyVendInitialKeyChange;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.HashMap;
import java.util.Map;

/**
 * The commands of the STS05V dialect (module protocol section 5), as far as a module of the port can carry them. {@code SM?GT}
 * answers 67: it needs the key that a meter has from the factory.
 */
final class LegacyFirmware {

    private LegacyFirmware() {}

    static Map<CommandCode, Command> commands(Served served) {
        Map<CommandCode, Command> commands = new HashMap<>();
        commands.put(
                Echo.COMMAND,
                body -> new Echo.Response(Echo.decode(body, served.settings()).data()));
        commands.put(LegacyIdentify.COMMAND, body -> identify(served, body));
        commands.put(LegacyVendInitialKeyChange.COMMAND, body -> initialKeyChange(served, body));
        LegacyKeys keys = new LegacyKeys(served.profile().legacy());
        CreditPool pool = new CreditPool(served.profile().legacy());
        LegacyKeyCommands.addTo(commands, served, keys);
        LegacyCreditCommands.addTo(commands, served, keys, pool);
        LegacyVendingCommands.addTo(commands, served, pool);
        return Map.copyOf(commands);
    }

    private static ModuleResponse identify(Served served, String body) {
        LegacyIdentify.decode(body, served.settings());
        return new LegacyIdentify.Response(
                served.id(served.module().status()),
                served.profile().firmware(),
                served.profile().legacy().dakCheck());
    }

    private static ModuleResponse initialKeyChange(Served served, String body) {
        LegacyVendInitialKeyChange.decode(body, served.settings());
        throw new LegacyRefusal(LegacyStatus.OPTION_NOT_SUPPORTED);
    }

    /** Refusals in the codes of section 5.6; what has no code of its own gets the nearest. */
    record LegacyRefuses() implements Refusals {

        @Override
        public ResponseFrame of(CommandCode command, SecurityModuleException refused) {
            return frame(command, nearest(refused.status()));
        }

        @Override
        public ResponseFrame of(CommandCode command, FieldException fault) {
            return frame(command, LegacyStatus.FORMAT_ERROR);
        }

        /** The dialect has no code for a tampered module. */
        @Override
        public ResponseFrame outOfService(CommandCode command, SmStatus status) {
            return frame(command, LegacyStatus.DEVICE_FAILURE);
        }

        private static LegacyStatus nearest(SmStatus status) {
            return switch (status) {
                case KEY_TYPE_ERROR, KEY_PARAM_ERROR -> LegacyStatus.KEY_TYPE_ERROR;
                case VK_REG_NOT_FOUND_ERROR -> LegacyStatus.REGISTER_EMPTY_OR_CORRUPT;
                case KMC_KEY_STATE_ERROR -> LegacyStatus.OUT_OF_SEQUENCE;
                case KEY_CHANGE_NOT_ALLOWED -> LegacyStatus.KEY_PROTOCOL_BROKEN;
                case INSUFFICIENT_CREDIT_BALANCE -> LegacyStatus.INSUFFICIENT_CREDIT_BALANCE;
                case KEY_EXPIRED_ERROR, KEY_ISSUE_EXPIRED_ERROR, KEY_NOT_YET_ACTIVE, TID_OUT_OF_WINDOW ->
                    LegacyStatus.DATE_INVALID;
                case SUBCLASS_NOT_ALLOWED, INVALID_NUM_TOKENS -> LegacyStatus.OPTION_NOT_SUPPORTED;
                case FORMAT_ERROR, INVALID_PAN_ERROR -> LegacyStatus.FORMAT_ERROR;
                default -> LegacyStatus.DEVICE_FAILURE;
            };
        }

        private static ResponseFrame frame(CommandCode command, LegacyStatus status) {
            return new ResponseFrame(command, new StatusCode(status.code()));
        }
    }
}
