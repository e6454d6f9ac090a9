package io.ptoken.hsm.protocol.sts6.query;

import static io.ptoken.hsm.protocol.settings.FieldType.H;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.HexOctets;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.InvalidValueException;

/** {@code SM?UD}, the unit's own number (module protocol section 4; layout SMAPI-AP1). */
public record QueryUnit() implements Query<QueryUnit.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("UD");

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    /** Reads the body of a request. */
    public static QueryUnit decode(String body, ProtocolSettings settings) {
        FieldLayout.EMPTY.read(body, settings.fields());
        return new QueryUnit();
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /**
     * The answer.
     *
     * @param uid 8 octets
     */
    public record Response(HexOctets uid) implements ModuleResponse {

        private static final int OCTETS = 8;
        private static final FieldLayout LAYOUT =
                FieldLayout.EMPTY.and(H, "uid").tolerant();

        public Response {
            InvalidValueException.requireRange("octets of uid", uid.count(), OCTETS, OCTETS);
        }

        @Override
        public String encode(ProtocolSettings settings) {
            return new FieldWriter(settings.fields()).octets(uid).body();
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            return new Response(LAYOUT.read(body, settings.fields()).octets(0, OCTETS));
        }
    }
}
