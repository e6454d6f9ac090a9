package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.FirmwareId;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/** {@code SM?ID}, who are you. */
public record LegacyIdentify() implements PlainRequest<LegacyIdentify.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("ID");

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public Repetition repetition() {
        return Repetition.HARMLESS;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return "";
    }

    /** Reads the body of a request. */
    public static LegacyIdentify decode(String body, ProtocolSettings settings) {
        new FixedReader(body).end();
        return new LegacyIdentify();
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /**
     * The answer.
     *
     * @param module 8 digits
     * @param firmware 8 characters
     * @param dakCheck check value of the module's DAK, all that follows
     */
    public record Response(ModuleId module, FirmwareId firmware, String dakCheck) implements ModuleResponse {

        private static final int WIDTH = 8;

        @Override
        public String encode(ProtocolSettings settings) {
            return module.digits() + firmware.text() + dakCheck;
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            FixedReader reader = new FixedReader(body);
            return new Response(
                    reader.as("module id", WIDTH, ModuleId::new),
                    reader.as("firmware id", WIDTH, FirmwareId::new),
                    reader.rest());
        }
    }
}
