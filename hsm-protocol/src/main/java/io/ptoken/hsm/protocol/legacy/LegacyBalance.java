package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.amount.UnitAmountCode;

/**
 * Response to {@code SM?TS} and {@code SM?TU}: the credit from which {@code SM?TC} draws (module protocol section 5.5).
 *
 * @param sequence number of the last update, 0-99
 * @param balance in tenths of the unit, exponent in bits 15-14
 */
public record LegacyBalance(int sequence, UnitAmountCode balance) implements ModuleResponse {

    private static final int SEQUENCES = 100;

    public LegacyBalance {
        InvalidValueException.requireRange("sequence number", sequence, 0, SEQUENCES - 1);
    }

    /** Number of the next update; 0 follows 99. */
    public int nextSequence() {
        return (sequence + 1) % SEQUENCES;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return String.format("%02d%04X", sequence, balance.field());
    }

    /** Reads the body of a response. */
    public static LegacyBalance decode(String body, ProtocolSettings settings) {
        FixedReader reader = new FixedReader(body);
        LegacyBalance balance =
                new LegacyBalance(reader.decimal("sequence number", 2), new UnitAmountCode(reader.hex("balance", 4)));
        reader.end();
        return balance;
    }
}
