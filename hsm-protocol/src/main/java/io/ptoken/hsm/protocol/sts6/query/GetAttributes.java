package io.ptoken.hsm.protocol.sts6.query;

import static io.ptoken.hsm.protocol.settings.FieldType.N;
import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.DomainFields;
import io.ptoken.hsm.refusal.SmStatus;

/**
 * {@code SM?GA}, what key is in this register (module protocol section 3.5).
 *
 * @param register which register
 */
public record GetAttributes(RegisterNumber register) implements Query<GetAttributes.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("GA");

    private static final FieldLayout LAYOUT = FieldLayout.EMPTY.and(N, "register");

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return new FieldWriter(settings.fields()).number(register.value()).body();
    }

    /** Reads the body of a request. */
    public static GetAttributes decode(String body, ProtocolSettings settings) {
        return new GetAttributes(DomainFields.register(LAYOUT.read(body, settings.fields()), 0));
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /** The answer: one P field with the list. */
    public record Response(CardList attributes) implements ModuleResponse {

        private static final FieldLayout LAYOUT =
                FieldLayout.EMPTY.and(P, "attributes").tolerant();

        @Override
        public String encode(ProtocolSettings settings) {
            return new FieldWriter(settings.fields()).text(attributes.encode()).body();
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            Fields fields = LAYOUT.read(body, settings.fields());
            return new Response(fields.as(0, SmStatus.PTVD_RANGE, CardList::parse));
        }
    }
}
