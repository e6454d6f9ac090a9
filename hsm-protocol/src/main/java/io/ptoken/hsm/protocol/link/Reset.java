package io.ptoken.hsm.protocol.link;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/**
 * {@code GL?RS}: resets a module (module protocol section 5.2). What it resets, no source tells. Whether STS6 modules know it
 * is assumption A17.
 */
public record Reset() implements PlainRequest<Reset.Response> {

    public static final CommandCode COMMAND = CommandCode.gl("RS");

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public Repetition repetition() {
        return Repetition.FORBIDDEN;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return "";
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return new Response(body);
    }

    /**
     * The answer.
     *
     * @param text no source tells what it is
     */
    public record Response(String text) implements ModuleResponse {

        @Override
        public String encode(ProtocolSettings settings) {
            return text;
        }
    }
}
