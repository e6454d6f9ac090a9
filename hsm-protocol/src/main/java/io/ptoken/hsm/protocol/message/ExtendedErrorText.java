package io.ptoken.hsm.protocol.message;

import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.frame.StatusCode;
import io.ptoken.hsm.protocol.settings.CommandSettings.ExtendedError;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/** Text behind status EE (module protocol section 4): in one P field or bare (assumption A21). */
public final class ExtendedErrorText {

    private ExtendedErrorText() {}

    /** The text in a body of either form. */
    public static String decode(String body) {
        boolean field = body.length() > 1 && body.charAt(0) == 'P' && body.indexOf('~') == body.length() - 1;
        return field ? body.substring(1, body.length() - 1) : body;
    }

    /** A response with status EE. */
    public static ResponseFrame frame(CommandCode command, String text, ProtocolSettings settings) {
        String body = settings.commands().extendedError() == ExtendedError.P_FIELD
                ? new FieldWriter(settings.fields()).text(text).body()
                : FieldWriter.requireText("text", text);
        return new ResponseFrame(command, StatusCode.EXTENDED_ERROR, body);
    }
}
