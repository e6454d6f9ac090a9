package io.ptoken.hsm.protocol.sts6.keyload;

import static io.ptoken.hsm.protocol.settings.FieldType.N;
import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SmStatus;

/**
 * {@code SM?KC}, take a KMC's public key and make a request to it (key-load profile section 2.8; layout SMAPI-AP1).
 *
 * @param kmcKey record of the KMC's key
 * @param replace whether an unanswered request may be given up; sent only when true
 */
public record LoadKmcKey(KeyLoadRecord kmcKey, boolean replace) implements KeyLoadRequest<LoadKmcKey.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("KC");

    private static final FieldLayout LAYOUT =
            FieldLayout.EMPTY.and(P, "KMC key").and(N, "replace").optionalFrom(1);

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        FieldWriter fields = new FieldWriter(settings.fields()).text(kmcKey.text());
        return replace ? fields.number(1).body() : fields.body();
    }

    /** Reads the body of a request. */
    public static LoadKmcKey decode(String body, ProtocolSettings settings) {
        Fields fields = LAYOUT.read(body, settings.fields());
        boolean replace = fields.has(1) && fields.integer(1, 0, 1) == 1;
        return new LoadKmcKey(KeyLoadRequest.record(fields, 0), replace);
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /**
     * The answer.
     *
     * @param kmc name of the KMC from now on
     * @param request record for the KMC
     * @param state of the slot from now on
     */
    public record Response(KmcId kmc, KeyLoadRecord request, SlotState state) implements ModuleResponse {

        private static final FieldLayout LAYOUT = FieldLayout.EMPTY
                .and(P, "KMCID")
                .and(P, "request record")
                .and(N, "new state")
                .tolerant();

        @Override
        public String encode(ProtocolSettings settings) {
            return new FieldWriter(settings.fields())
                    .text(kmc.text())
                    .text(request.text())
                    .number(state.number(settings.commands().slotStates()))
                    .body();
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            Fields fields = LAYOUT.read(body, settings.fields());
            return new Response(
                    fields.as(0, SmStatus.PTVD_RANGE, KmcId::new),
                    KeyLoadRequest.record(fields, 1),
                    SlotState.read(fields, 2, settings.commands().slotStates()));
        }
    }
}
