package io.ptoken.hsm.protocol.link;

import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;

/**
 * {@code GL?EC}, the test of the link (module protocol section 3.1): the module sends the data back. Its fields have fixed
 * widths in both generations.
 *
 * @param delay 0-99; probably seconds until the module answers (assumption A27)
 * @param data 0-999 characters of printable ASCII
 */
public record Echo(int delay, String data) implements PlainRequest<Echo.Response> {

    public static final CommandCode COMMAND = CommandCode.gl("EC");

    private static final int DELAY_DIGITS = 2;

    public Echo {
        InvalidValueException.requireRange("delay", delay, 0, 99);
        requireData(data);
    }

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public Repetition repetition() {
        return Repetition.HARMLESS;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return String.format("%02d", delay) + withLength(data);
    }

    /** Reads the body of a request. */
    public static Echo decode(String body, ProtocolSettings settings) {
        int delay = digits(body, 0, DELAY_DIGITS);
        return new Echo(delay, data(body, DELAY_DIGITS));
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    /**
     * What came back.
     *
     * @param data 0-999 characters
     */
    public record Response(String data) implements ModuleResponse {

        public Response {
            requireData(data);
        }

        @Override
        public String encode(ProtocolSettings settings) {
            return withLength(data);
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            return new Response(Echo.data(body, 0));
        }
    }

    private static void requireData(String data) {
        InvalidValueException.requireRange("length of data", data.length(), 0, 999);
    }

    private static String withLength(String data) {
        return String.format("%03d", data.length()) + data;
    }

    private static String data(String body, int offset) {
        int length = digits(body, offset, 3);
        String data = body.substring(offset + 3);
        if (data.length() != length) {
            throw new FieldException(
                    SmStatus.FORMAT_ERROR, offset, "data has " + data.length() + " characters, expected " + length);
        }
        return data;
    }

    private static int digits(String body, int offset, int count) {
        int value = 0;
        for (int i = offset; i < offset + count; i++) {
            int digit = i < body.length() ? body.charAt(i) - '0' : -1;
            if (digit < 0 || digit > 9) {
                throw new FieldException(SmStatus.FORMAT_ERROR, i, "expected a digit");
            }
            value = 10 * value + digit;
        }
        return value;
    }
}
