package io.ptoken.hsm.protocol.sts6.keyload;

import static io.ptoken.hsm.protocol.settings.FieldType.N;
import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import java.util.Optional;

/**
 * {@code SM?KF}, end the loading of keys (key-load profile section 2.8; layout SMAPI-AP1).
 *
 * @param kmc which KMC; may be left out when one slot alone is loading (A12)
 */
public record FinishKeyLoad(Optional<KmcId> kmc) implements KeyLoadRequest<FinishKeyLoad.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("KF");

    private static final FieldLayout LAYOUT = FieldLayout.EMPTY.and(P, "KMCID").optionalFrom(0);

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return KeyLoadRequest.kmc(new FieldWriter(settings.fields()), kmc, settings)
                .body();
    }

    /** Reads the body of a request. */
    public static FinishKeyLoad decode(String body, ProtocolSettings settings) {
        return new FinishKeyLoad(KeyLoadRequest.kmc(LAYOUT.read(body, settings.fields()), 0));
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /** State of the slot from now on. */
    public record Response(SlotState state) implements ModuleResponse {

        private static final FieldLayout LAYOUT =
                FieldLayout.EMPTY.and(N, "new state").tolerant();

        @Override
        public String encode(ProtocolSettings settings) {
            return new FieldWriter(settings.fields())
                    .number(state.number(settings.commands().slotStates()))
                    .body();
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            Fields fields = LAYOUT.read(body, settings.fields());
            return new Response(SlotState.read(fields, 0, settings.commands().slotStates()));
        }
    }
}
