package io.ptoken.hsm.protocol.sts6.keyload;

import static io.ptoken.hsm.protocol.settings.FieldType.N;
import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.SlotStateNumbers;
import java.util.Optional;

/**
 * {@code SM?KR}, take the KMC's answer to a request (key-load profile section 2.8; layout SMAPI-AP1). All keys loaded from this
 * KMC before are erased.
 *
 * @param answer record of the KMC
 * @param kmc which KMC; may be left out when one slot alone is pending (A12)
 */
public record ProcessKmcResponse(KeyLoadRecord answer, Optional<KmcId> kmc)
        implements KeyLoadRequest<ProcessKmcResponse.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("KR");

    private static final FieldLayout LAYOUT =
            FieldLayout.EMPTY.and(P, "answer").and(P, "KMCID").optionalFrom(1);

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return KeyLoadRequest.kmc(new FieldWriter(settings.fields()).text(answer.text()), kmc, settings)
                .body();
    }

    /** Reads the body of a request. */
    public static ProcessKmcResponse decode(String body, ProtocolSettings settings) {
        Fields fields = LAYOUT.read(body, settings.fields());
        return new ProcessKmcResponse(KeyLoadRequest.record(fields, 0), KeyLoadRequest.kmc(fields, 1));
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /** State of the slot before and after. */
    public record Response(SlotState before, SlotState after) implements ModuleResponse {

        private static final FieldLayout LAYOUT =
                FieldLayout.EMPTY.and(N, "old state").and(N, "new state").tolerant();

        @Override
        public String encode(ProtocolSettings settings) {
            SlotStateNumbers numbers = settings.commands().slotStates();
            return new FieldWriter(settings.fields())
                    .number(before.number(numbers))
                    .number(after.number(numbers))
                    .body();
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            Fields fields = LAYOUT.read(body, settings.fields());
            SlotStateNumbers numbers = settings.commands().slotStates();
            return new Response(SlotState.read(fields, 0, numbers), SlotState.read(fields, 1, numbers));
        }
    }
}
