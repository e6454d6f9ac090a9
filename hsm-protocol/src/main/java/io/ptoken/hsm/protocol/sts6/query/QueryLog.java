package io.ptoken.hsm.protocol.sts6.query;

import static io.ptoken.hsm.protocol.settings.FieldType.D;
import static io.ptoken.hsm.protocol.settings.FieldType.N;
import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.InvalidValueException;
import java.time.Instant;

/**
 * {@code SM?QL}, one entry of the event log (module protocol section 4; layout SMAPI-AP1). A tampered module answers it too.
 *
 * @param position 0 is the newest
 */
public record QueryLog(int position) implements Query<QueryLog.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("QL");

    private static final int MAX_POSITION = 999_999_999;
    private static final FieldLayout LAYOUT = FieldLayout.EMPTY.and(N, "position");

    public QueryLog {
        InvalidValueException.requireRange("position", position, 0, MAX_POSITION);
    }

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return new FieldWriter(settings.fields()).number(position).body();
    }

    /** Reads the body of a request. */
    public static QueryLog decode(String body, ProtocolSettings settings) {
        return new QueryLog(LAYOUT.read(body, settings.fields()).integer(0, 0, MAX_POSITION));
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /** The entry: its position, when it was written, what it says. */
    public record Response(int position, Instant time, String text) implements ModuleResponse {

        private static final FieldLayout LAYOUT = FieldLayout.EMPTY
                .and(N, "position")
                .and(D, "time")
                .and(P, "text")
                .tolerant();

        public Response {
            InvalidValueException.requireRange("position", position, 0, MAX_POSITION);
            FieldWriter.requireText("text", text);
        }

        @Override
        public String encode(ProtocolSettings settings) {
            return new FieldWriter(settings.fields())
                    .number(position)
                    .time(time)
                    .text(text)
                    .body();
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            Fields fields = LAYOUT.read(body, settings.fields());
            return new Response(fields.integer(0, 0, MAX_POSITION), fields.time(1), fields.text(2));
        }
    }
}
