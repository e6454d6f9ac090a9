package io.ptoken.hsm.protocol.sts6.query;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.FirmwareId;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.FieldType;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SmStatus;

/** {@code SM?DI}, who are you (module protocol section 3.2). */
public record Identify() implements Query<Identify.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("DI");

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    /** Reads the body of a request. */
    public static Identify decode(String body, ProtocolSettings settings) {
        FieldLayout.EMPTY.read(body, settings.fields());
        return new Identify();
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /** Module and firmware; the type of both fields is assumption A6. */
    public record Response(ModuleId module, FirmwareId firmware) implements ModuleResponse {

        @Override
        public String encode(ProtocolSettings settings) {
            char letter = settings.fields().identificationType().letter();
            return new FieldWriter(settings.fields())
                    .typed(letter, module.digits())
                    .typed(letter, firmware.text())
                    .body();
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            FieldType type = settings.fields().identificationType();
            Fields fields = FieldLayout.EMPTY
                    .and(type, "module id")
                    .and(type, "firmware id")
                    .tolerant()
                    .read(body, settings.fields());
            return new Response(
                    fields.as(0, SmStatus.PTVD_RANGE, ModuleId::new),
                    fields.as(1, SmStatus.PTVD_RANGE, FirmwareId::new));
        }
    }
}
