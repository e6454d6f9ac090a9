package io.ptoken.hsm.protocol.sts6.query;

import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.field.HexOctets;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.FirmwareId;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SmStatus;

/** {@code SM?QI}, who are you in full (module protocol section 3.3). */
public record IdentifyExtended() implements Query<IdentifyExtended.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("QI");

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    /** Reads the body of a request. */
    public static IdentifyExtended decode(String body, ProtocolSettings settings) {
        FieldLayout.EMPTY.read(body, settings.fields());
        return new IdentifyExtended();
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /**
     * The answer.
     *
     * @param identity the identity record
     * @param hardware e.g. {@code Prism-TSM500-4}
     * @param firmware as in {@code SM!DI}
     * @param firmwareHash 8 octets; the type of its field is assumption A6
     */
    public record Response(ModuleIdentity identity, String hardware, FirmwareId firmware, HexOctets firmwareHash)
            implements ModuleResponse {

        public Response {
            FieldWriter.requireText("hardware id", hardware);
        }

        @Override
        public String encode(ProtocolSettings settings) {
            return new FieldWriter(settings.fields())
                    .text(identity.encode(settings.commands().recordCrc()))
                    .text(hardware)
                    .text(firmware.text())
                    .typed(settings.fields().firmwareHashType().letter(), firmwareHash.digits())
                    .body();
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            Fields fields = FieldLayout.EMPTY
                    .and(P, "identity")
                    .and(P, "hardware id")
                    .and(P, "firmware id")
                    .and(settings.fields().firmwareHashType(), "firmware hash")
                    .tolerant()
                    .read(body, settings.fields());
            return new Response(
                    fields.as(
                            0,
                            SmStatus.DF_FORMAT_ERROR,
                            text -> ModuleIdentity.parse(
                                    text, settings.commands().recordCrc())),
                    fields.text(1),
                    fields.as(2, SmStatus.PTVD_RANGE, FirmwareId::new),
                    fields.as(3, SmStatus.PTVD_RANGE, HexOctets::new));
        }
    }
}
