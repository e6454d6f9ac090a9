package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.legacy.LegacyBalance;
import io.ptoken.hsm.protocol.legacy.LegacyStatus;
import io.ptoken.sts.amount.UnitAmountCode;

/** The credit from which a module of the STS05V dialect vends (module protocol section 5.5). Guarded by the module. */
final class CreditPool {

    private int sequence;
    private long tenths;

    CreditPool(LegacyRules rules) {
        this.sequence = rules.sequence();
        this.tenths = rules.balance();
    }

    void requireCovers(UnitAmountCode amount) {
        if (amount.decode() > tenths) {
            throw new LegacyRefusal(LegacyStatus.INSUFFICIENT_CREDIT_BALANCE);
        }
    }

    void charge(UnitAmountCode amount) {
        tenths -= amount.decode();
    }

    /** What it tells: the largest amount that can be written and is there. */
    LegacyBalance balance() {
        UnitAmountCode code = UnitAmountCode.encode(tenths);
        return new LegacyBalance(sequence, code.decode() > tenths ? new UnitAmountCode(code.field() - 1) : code);
    }

    /** A new balance in place of the old one. */
    LegacyBalance update(int number, UnitAmountCode amount) {
        if (number != balance().nextSequence()) {
            throw new LegacyRefusal(LegacyStatus.CREDIT_UPDATE_SEQUENCE_WRONG);
        }
        sequence = number;
        tenths = amount.decode();
        return balance();
    }
}
