package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.message.Patience;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/**
 * {@code SM?GK}, make a key in a register (module protocol section 5.2).
 *
 * @param register where to
 * @param kind type and parity
 * @param parent register of the key it is given out under
 * @param method how it is encrypted, one capital letter or digit
 */
public record LegacyGenerateKey(LegacyRegister register, LegacyKeyKind kind, LegacyRegister parent, char method)
        implements PlainRequest<LegacyGenerateKey.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("GK");

    public LegacyGenerateKey {
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
        return "" + register + kind + parent + method;
    }

    /** Reads the body of a request. */
    public static LegacyGenerateKey decode(String body, ProtocolSettings settings) {
        FixedReader reader = new FixedReader(body);
        LegacyGenerateKey request = new LegacyGenerateKey(
                LegacyRegister.read(reader),
                LegacyKeyKind.read(reader),
                LegacyRegister.read(reader),
                LegacyKeyKind.method(reader));
        reader.end();
        return request;
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /** The key encrypted under its parent, and its check value. */
    public record Response(DesBlock encrypted, DesBlock check) implements ModuleResponse {

        @Override
        public String encode(ProtocolSettings settings) {
            return encrypted.digits() + check.digits();
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            FixedReader reader = new FixedReader(body);
            Response response = new Response(DesBlock.read(reader, "key"), DesBlock.read(reader, "key check"));
            reader.end();
            return response;
        }
    }
}
