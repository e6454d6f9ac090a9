package io.ptoken.service.vending.issue;

import io.ptoken.hsm.key.KeyUse;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyKindRules;
import io.ptoken.hsm.vend.TokenVending;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.vending.answer.TokenFace;
import io.ptoken.service.vending.request.Amount;
import io.ptoken.service.vending.request.Meter;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.ClearCredit;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.math.BigDecimal;

/**
 * A class 2 token with TID.
 *
 * @param payload 16 bits as they stand in the token
 */
record WantedManagement(int subclass, int payload) implements WantedToken {

    private static final int FLAG_INDEX = 63;

    /** Checks subclass and amount as sent: watts for 0 and 6, else a 16-bit value. */
    static WantedManagement of(int subclass, BigDecimal transferAmount) {
        return switch (subclass) {
            case 0, 6 ->
                new WantedManagement(subclass, Amount.steps(transferAmount).field());
            case 1 -> new WantedManagement(subclass, register(Amount.whole(transferAmount, 0xFFFF)));
            case 5 -> new WantedManagement(subclass, Amount.padding(transferAmount));
            case 2, 7, 10, 11, 12, 13, 14, 15 -> new WantedManagement(subclass, Amount.whole(transferAmount, 0xFFFF));
            default -> throw ServiceException.paramRange("subclass", Integer.toString(subclass), "0-2, 5-7 or 10-15");
        };
    }

    /** SetFlag: index 0-511 and value 0 or 1. */
    static WantedManagement flag(int index, int value) {
        int flag = Param.range("index", index, 0, 511);
        return new WantedManagement(10, FLAG_INDEX << 10 | flag << 1 | Param.range("value", value, 0, 1));
    }

    /** SetControl: index 0-62 and a value of 10 bits. */
    static WantedManagement control(int index, int value) {
        int control = Param.range("index", index, 0, FLAG_INDEX - 1);
        return new WantedManagement(10, control << 10 | Param.range("value", value, 0, 1023));
    }

    private static int register(int value) {
        if (value > 7 && value != ClearCredit.ALL) {
            throw ServiceException.paramRange(
                    "transferAmount", Integer.toString(value), "register 0-7, or 65535 for all");
        }
        return value;
    }

    @Override
    public TokenClass tokenClass() {
        return TokenClass.METER_SPECIFIC;
    }

    @Override
    public TokenFace face(TokenIdentifier tid) {
        return TokenFace.ofManagement(subclass, tid, payload);
    }

    @Override
    public void requireFits(Meter meter, VendingKeyAttributes key) {
        VendingKeyKindRules.requireServes(key.algorithm(), meter.ea(), key::describe);
    }

    @Override
    public KeyUse use() {
        return KeyUse.ENGINEERING;
    }

    @Override
    public TokenNumber vend(TokenVending module, Meter meter, VendingKeyAttributes key, TokenIdentifier tid) {
        return module.vendManagement(new VendManagementRequest(
                key.register(), meter.pan(), meter.ti(), meter.ea(), meter.tct(), subclass, payload, tid));
    }
}
