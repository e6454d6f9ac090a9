package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.Patience;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/**
 * {@code SM?LK}, load a key that is encrypted under another (module protocol section 5.2).
 *
 * @param register where to
 * @param kind type and parity
 * @param parent register of the key it is encrypted under
 * @param method how it is encrypted, one capital letter or digit
 * @param encrypted the key
 */
public record LegacyLoadKey(
        LegacyRegister register, LegacyKeyKind kind, LegacyRegister parent, char method, DesBlock encrypted)
        implements PlainRequest<LegacyKeyCheck> {

    public static final CommandCode COMMAND = CommandCode.sm("LK");

    public LegacyLoadKey {
        LegacyKeyKind.require("encryption method", method);
    }

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public Repetition repetition() {
        return Repetition.FORBIDDEN;
    }

    @Override
    public Patience patience() {
        return Patience.KEY_LOADING;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return "" + register + kind + parent + method + encrypted.digits();
    }

    /** Reads the body of a request. */
    public static LegacyLoadKey decode(String body, ProtocolSettings settings) {
        FixedReader reader = new FixedReader(body);
        LegacyLoadKey request = new LegacyLoadKey(
                LegacyRegister.read(reader),
                LegacyKeyKind.read(reader),
                LegacyRegister.read(reader),
                LegacyKeyKind.method(reader),
                DesBlock.read(reader, "key"));
        reader.end();
        return request;
    }

    @Override
    public LegacyKeyCheck decodeResponse(String body, ProtocolSettings settings) {
        return LegacyKeyCheck.decode(body, settings);
    }
}
