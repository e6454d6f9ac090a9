package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/** {@code SM?TS}, how much credit is left (module protocol section 5.5). */
public record LegacyQueryBalance() implements PlainRequest<LegacyBalance> {

    public static final CommandCode COMMAND = CommandCode.sm("TS");

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
        return "";
    }

    /** Reads the body of a request. */
    public static LegacyQueryBalance decode(String body, ProtocolSettings settings) {
        new FixedReader(body).end();
        return new LegacyQueryBalance();
    }

    @Override
    public LegacyBalance decodeResponse(String body, ProtocolSettings settings) {
        return LegacyBalance.decode(body, settings);
    }
}
