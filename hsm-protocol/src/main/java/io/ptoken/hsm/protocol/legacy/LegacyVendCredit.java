package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.LegacySettings.CreditAmount;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.TokenIdentifier;

/**
 * {@code SM?TC}, make a credit token; draws on the credit balance of the module (module protocol sections 5.2, 5.3).
 *
 * @param pan the meter
 * @param key the vending key and its attributes
 * @param subclass what is credited, 0-15
 * @param tid token identifier, reserved for this meter by the caller
 * @param amount in tenths of the unit; its form on the wire is assumption A19
 */
public record LegacyVendCredit(MeterPan pan, LegacyKey key, int subclass, TokenIdentifier tid, UnitAmountCode amount)
        implements PlainRequest<LegacyToken> {

    public static final CommandCode COMMAND = CommandCode.sm("TC");

    static final int SUBCLASS_WIDTH = 2;
    static final int TID_WIDTH = 6;
    private static final char LONG_AMOUNT = 'L';

    public LegacyVendCredit {
        InvalidValueException.requireRange("subclass", subclass, 0, 15);
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
        String form = settings.legacy().creditAmount() == CreditAmount.L6 ? "L%06X" : "%04X";
        return pan.digits()
                + ' '
                + key.encode(settings)
                + String.format("%02d%06X", subclass, tid.minutes())
                + String.format(form, amount.field());
    }

    /** Reads the body of a request with an amount of either form. */
    public static LegacyVendCredit decode(String body, ProtocolSettings settings) {
        FixedReader reader = new FixedReader(body);
        MeterPan pan = reader.pan();
        LegacyKey key = LegacyKey.read(reader, settings);
        int subclass = subclass(reader);
        TokenIdentifier tid = new TokenIdentifier(reader.hex("TID", TID_WIDTH));
        UnitAmountCode amount = reader.next(LONG_AMOUNT)
                ? reader.as("amount", 7, LegacyVendCredit::longAmount)
                : new UnitAmountCode(reader.hex("amount", 4));
        reader.end();
        return new LegacyVendCredit(pan, key, subclass, tid, amount);
    }

    static int subclass(FixedReader reader) {
        return reader.decimal(
                "subclass", SUBCLASS_WIDTH, value -> InvalidValueException.requireRange("subclass", value, 0, 15));
    }

    private static UnitAmountCode longAmount(String field) {
        if (!field.matches("L00[0-9A-F]{4}")) {
            throw new InvalidValueException("amount", field, "L00 and 4 upper-case hex digits");
        }
        return new UnitAmountCode(Integer.parseInt(field.substring(1), 16));
    }

    @Override
    public LegacyToken decodeResponse(String body, ProtocolSettings settings) {
        return LegacyToken.decode(body, settings);
    }
}
