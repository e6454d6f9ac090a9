package io.ptoken.hsm.protocol.sts6.query;

import static io.ptoken.hsm.protocol.settings.FieldType.D;
import static io.ptoken.hsm.protocol.settings.FieldType.N;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import java.time.Instant;

/** {@code SM?QD}, what time is it and how wide is the window for TIDs (module protocol section 3.4). */
public record QueryClock() implements Query<QueryClock.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("QD");

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    /** Reads the body of a request. */
    public static QueryClock decode(String body, ProtocolSettings settings) {
        FieldLayout.EMPTY.read(body, settings.fields());
        return new QueryClock();
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /**
     * The answer.
     *
     * @param time clock of the module, whole seconds; its zone on the wire is assumption A5
     * @param window 0-999999, in a unit that is assumption A7
     */
    public record Response(Instant time, int window) implements ModuleResponse {

        private static final FieldLayout LAYOUT =
                FieldLayout.EMPTY.and(D, "clock").and(N, "window").tolerant();
        private static final int MAX_WINDOW = 999_999;

        public Response {
            InvalidValueException.requireRange("window", window, 0, MAX_WINDOW);
        }

        /** How far the time of a token may lie from the clock. */
        public Duration windowLength(ProtocolSettings settings) {
            return settings.commands().windowUnit().times(window);
        }

        @Override
        public String encode(ProtocolSettings settings) {
            return new FieldWriter(settings.fields()).time(time).number(window).body();
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            Fields fields = LAYOUT.read(body, settings.fields());
            return new Response(fields.time(0), fields.integer(1, 0, MAX_WINDOW));
        }
    }
}
