package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;

/**
 * {@code SM?TK}, make the two tokens of a key change (module protocol section 5.2). On the wire each attribute stands old
 * before new.
 *
 * @param pan the meter
 * @param from vending key the meter is on
 * @param to vending key it shall go to
 */
public record LegacyVendKeyChange(MeterPan pan, LegacyKey from, LegacyKey to)
        implements PlainRequest<LegacyKeyChangeTokens> {

    public static final CommandCode COMMAND = CommandCode.sm("TK");

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
        return pan.digits()
                + ' '
                + from.register()
                + to.register()
                + from.sgc().digits()
                + to.sgc().digits()
                + from.ti().digits()
                + to.ti().digits()
                + from.krn()
                + to.krn()
                + from.kenDigits(settings)
                + to.kenDigits(settings);
    }

    /** Reads the body of a request. */
    public static LegacyVendKeyChange decode(String body, ProtocolSettings settings) {
        FixedReader reader = new FixedReader(body);
        MeterPan pan = reader.pan();
        LegacyRegister oldRegister = LegacyRegister.read(reader);
        LegacyRegister newRegister = LegacyRegister.read(reader);
        SupplyGroupCode oldSgc = LegacyKey.sgc(reader);
        SupplyGroupCode newSgc = LegacyKey.sgc(reader);
        TariffIndex oldTi = LegacyKey.ti(reader);
        TariffIndex newTi = LegacyKey.ti(reader);
        KeyRevision oldKrn = LegacyKey.krn(reader);
        KeyRevision newKrn = LegacyKey.krn(reader);
        KeyExpiryNumber oldKen = LegacyKey.ken(reader, settings);
        KeyExpiryNumber newKen = LegacyKey.ken(reader, settings);
        reader.end();
        return new LegacyVendKeyChange(
                pan,
                new LegacyKey(oldRegister, oldSgc, oldTi, oldKrn, oldKen),
                new LegacyKey(newRegister, newSgc, newTi, newKrn, newKen));
    }

    @Override
    public LegacyKeyChangeTokens decodeResponse(String body, ProtocolSettings settings) {
        return LegacyKeyChangeTokens.decode(body, settings);
    }
}
