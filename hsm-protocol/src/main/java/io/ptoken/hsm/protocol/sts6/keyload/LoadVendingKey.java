package io.ptoken.hsm.protocol.sts6.keyload;

import static io.ptoken.hsm.protocol.settings.FieldType.N;
import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.SlotStateNumbers;
import io.ptoken.hsm.protocol.sts6.DomainFields;
import java.util.Optional;

/**
 * {@code SM?KL}, load one vending key (key-load profile section 2.8; layout SMAPI-AP1).
 *
 * @param key record of the key, encrypted for this module
 * @param kmc which KMC; may be left out when one slot alone is loading (A12)
 */
public record LoadVendingKey(KeyLoadRecord key, Optional<KmcId> kmc)
        implements KeyLoadRequest<LoadVendingKey.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("KL");

    private static final FieldLayout LAYOUT =
            FieldLayout.EMPTY.and(P, "key record").and(P, "KMCID").optionalFrom(1);

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return KeyLoadRequest.kmc(new FieldWriter(settings.fields()).text(key.text()), kmc, settings)
                .body();
    }

    /** Reads the body of a request. */
    public static LoadVendingKey decode(String body, ProtocolSettings settings) {
        Fields fields = LAYOUT.read(body, settings.fields());
        return new LoadVendingKey(KeyLoadRequest.record(fields, 0), KeyLoadRequest.kmc(fields, 1));
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /**
     * The answer.
     *
     * @param register where the key is now
     * @param before state of the slot before
     * @param after state of the slot after
     */
    public record Response(RegisterNumber register, SlotState before, SlotState after) implements ModuleResponse {

        private static final FieldLayout LAYOUT = FieldLayout.EMPTY
                .and(N, "register")
                .and(N, "old state")
                .and(N, "new state")
                .tolerant();

        @Override
        public String encode(ProtocolSettings settings) {
            SlotStateNumbers numbers = settings.commands().slotStates();
            return new FieldWriter(settings.fields())
                    .number(register.value())
                    .number(before.number(numbers))
                    .number(after.number(numbers))
                    .body();
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            Fields fields = LAYOUT.read(body, settings.fields());
            SlotStateNumbers numbers = settings.commands().slotStates();
            return new Response(
                    DomainFields.register(fields, 0),
                    SlotState.read(fields, 1, numbers),
                    SlotState.read(fields, 2, numbers));
        }
    }
}
