package io.ptoken.hsm.protocol.sts6.query;

import static io.ptoken.hsm.protocol.settings.FieldType.D;
import static io.ptoken.hsm.protocol.settings.FieldType.H;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.field.HexOctets;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.InvalidValueException;
import java.time.Instant;

/** {@code SM?CQ}, what a control instruction must fit to (module protocol section 4; layout SMAPI-AP1). */
public record QueryControl() implements Query<QueryControl.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("CQ");

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    /** Reads the body of a request. */
    public static QueryControl decode(String body, ProtocolSettings settings) {
        FieldLayout.EMPTY.read(body, settings.fields());
        return new QueryControl();
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /**
     * The answer.
     *
     * @param nonce 4 octets
     * @param inhibited from when the module refuses to vend
     */
    public record Response(HexOctets nonce, Instant inhibited) implements ModuleResponse {

        private static final int NONCE_OCTETS = 4;
        private static final FieldLayout LAYOUT =
                FieldLayout.EMPTY.and(H, "nonce").and(D, "inhibit-vend date").tolerant();

        public Response {
            InvalidValueException.requireRange("octets of nonce", nonce.count(), NONCE_OCTETS, NONCE_OCTETS);
        }

        @Override
        public String encode(ProtocolSettings settings) {
            return new FieldWriter(settings.fields())
                    .octets(nonce)
                    .time(inhibited)
                    .body();
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            Fields fields = LAYOUT.read(body, settings.fields());
            return new Response(fields.octets(0, NONCE_OCTETS), fields.time(1));
        }
    }
}
