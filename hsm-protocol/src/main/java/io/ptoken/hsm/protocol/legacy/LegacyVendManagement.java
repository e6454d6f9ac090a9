package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.TokenIdentifier;

/**
 * {@code SM?TM}, make a management token (module protocol section 5.2).
 *
 * @param pan the meter
 * @param key the vending key and its attributes
 * @param subclass 0-15
 * @param tid token identifier, reserved for this meter by the caller
 * @param payload 16 bits as they stand in the token
 */
public record LegacyVendManagement(MeterPan pan, LegacyKey key, int subclass, TokenIdentifier tid, int payload)
        implements PlainRequest<LegacyToken> {

    public static final CommandCode COMMAND = CommandCode.sm("TM");

    public LegacyVendManagement {
        InvalidValueException.requireRange("subclass", subclass, 0, 15);
        InvalidValueException.requireRange("payload", payload, 0, 0xFFFF);
    }

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public boolean answersAreUnique() {
        return true;
    }

    @Override
    public Repetition repetition() {
        return Repetition.FORBIDDEN;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return pan.digits()
                + ' '
                + key.encode(settings)
                + String.format("%02d%06X%04X", subclass, tid.minutes(), payload);
    }

    /** Reads the body of a request. */
    public static LegacyVendManagement decode(String body, ProtocolSettings settings) {
        FixedReader reader = new FixedReader(body);
        LegacyVendManagement request = new LegacyVendManagement(
                reader.pan(),
                LegacyKey.read(reader, settings),
                LegacyVendCredit.subclass(reader),
                new TokenIdentifier(reader.hex("TID", LegacyVendCredit.TID_WIDTH)),
                reader.hex("payload", 4));
        reader.end();
        return request;
    }

    @Override
    public LegacyToken decodeResponse(String body, ProtocolSettings settings) {
        return LegacyToken.decode(body, settings);
    }
}
