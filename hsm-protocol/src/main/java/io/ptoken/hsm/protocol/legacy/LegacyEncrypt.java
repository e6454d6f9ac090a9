package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.InvalidValueException;
import java.util.regex.Pattern;

/**
 * {@code SM?ED}, encrypt data with DES (module protocol section 5.2); used for credit updates. {@code toString} does not show
 * the data.
 *
 * @param mode 0-9; 0 was seen
 * @param register of the key
 * @param iv register of the initial value, 0 for none
 * @param last register of the last block, 0 for none
 * @param data 2-998 upper-case hex digits, an even number
 */
public record LegacyEncrypt(int mode, LegacyRegister register, LegacyRegister iv, LegacyRegister last, String data)
        implements PlainRequest<LegacyEncrypt.Response> {

    public static final CommandCode COMMAND = CommandCode.sm("ED");

    private static final Pattern HEX = Pattern.compile("(?:[0-9A-F]{2}){1,499}");
    private static final String HEX_REPRESENTATION = "H";

    public LegacyEncrypt {
        InvalidValueException.requireRange("mode", mode, 0, 9);
        requireHex(data);
    }

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public Repetition repetition() {
        return Repetition.FORBIDDEN;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return "" + mode + register + iv + last + HEX_REPRESENTATION + String.format("%03d", data.length()) + data;
    }

    /** Reads the body of a request; representation H alone. */
    public static LegacyEncrypt decode(String body, ProtocolSettings settings) {
        FixedReader reader = new FixedReader(body);
        int mode = reader.decimal("mode", 1);
        LegacyRegister register = LegacyRegister.read(reader);
        LegacyRegister iv = LegacyRegister.read(reader);
        LegacyRegister last = LegacyRegister.read(reader);
        reader.as("representation", 1, letter -> {
            if (!letter.equals(HEX_REPRESENTATION)) {
                throw new InvalidValueException("representation", letter, HEX_REPRESENTATION);
            }
            return letter;
        });
        int length = reader.decimal("length", 3);
        String data = reader.as("data", length, LegacyEncrypt::requireHex);
        reader.end();
        return new LegacyEncrypt(mode, register, iv, last, data);
    }

    @Override
    public Response decodeResponse(String body, ProtocolSettings settings) {
        return Response.decode(body, settings);
    }

    @Override
    public String toString() {
        return "LegacyEncrypt[mode=" + mode + ", register=" + register + ", " + data.length() + " digits]";
    }

    /**
     * What came out.
     *
     * @param cipher hex digits
     */
    public record Response(String cipher) implements ModuleResponse {

        public Response {
            requireHex(cipher);
        }

        @Override
        public String encode(ProtocolSettings settings) {
            return cipher;
        }

        /** Reads the body of a response. */
        public static Response decode(String body, ProtocolSettings settings) {
            return new Response(new FixedReader(body).as("cipher", body.length(), LegacyEncrypt::requireHex));
        }
    }

    private static String requireHex(String data) {
        if (!HEX.matcher(data).matches()) {
            throw new InvalidValueException(
                    "data", data.length() + " characters", "an even number of upper-case hex digits");
        }
        return data;
    }
}
