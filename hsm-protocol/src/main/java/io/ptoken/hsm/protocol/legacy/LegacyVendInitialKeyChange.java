package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.identity.MeterPan;

/**
 * {@code SM?GT}, make the two tokens that bring a meter from its manufacturer's key to a vending key (module protocol section
 * 5.2).
 *
 * @param dispenser register of the key the meter has from the factory
 * @param pan the meter
 * @param to the vending key it shall get
 */
public record LegacyVendInitialKeyChange(LegacyRegister dispenser, MeterPan pan, LegacyKey to)
        implements PlainRequest<LegacyKeyChangeTokens> {

    public static final CommandCode COMMAND = CommandCode.sm("GT");

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
        return "" + to.register() + dispenser + pan.digits() + ' ' + to.afterRegister(settings);
    }

    /** Reads the body of a request. */
    public static LegacyVendInitialKeyChange decode(String body, ProtocolSettings settings) {
        FixedReader reader = new FixedReader(body);
        LegacyRegister vending = LegacyRegister.read(reader);
        LegacyRegister dispenser = LegacyRegister.read(reader);
        MeterPan pan = reader.pan();
        LegacyKey to = LegacyKey.readAfterRegister(reader, vending, settings);
        reader.end();
        return new LegacyVendInitialKeyChange(dispenser, pan, to);
    }

    @Override
    public LegacyKeyChangeTokens decodeResponse(String body, ProtocolSettings settings) {
        return LegacyKeyChangeTokens.decode(body, settings);
    }
}
