package io.ptoken.service.vending.issue;

import io.ptoken.hsm.key.KeyUse;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyKindRules;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.TokenVending;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.service.Param;
import io.ptoken.service.vending.answer.TokenFace;
import io.ptoken.service.vending.request.Amount;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.service.vending.request.Meter;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.math.BigDecimal;

/** A class 0 token. */
record WantedCredit(CreditSubclass kind, TransferAmountCode amount, CurrencyScale scale) implements WantedToken {

    /** Checks subclass and amount as sent. */
    static WantedCredit of(int subclass, BigDecimal transferAmount, CurrencyScale scale) {
        CreditSubclass kind = Param.domain("subclass", () -> CreditSubclass.ofCode(subclass));
        return new WantedCredit(kind, Amount.credit(kind, transferAmount, scale), scale);
    }

    @Override
    public TokenClass tokenClass() {
        return TokenClass.CREDIT;
    }

    @Override
    public int subclass() {
        return kind.code();
    }

    @Override
    public TokenFace face(TokenIdentifier tid) {
        return TokenFace.ofCredit(kind, tid, amount, scale);
    }

    @Override
    public void requireFits(Meter meter, VendingKeyAttributes key) {
        requireSlotVends(key);
        VendingKeyKindRules.requireCreditKey(key.keyType(), meter.tct(), key::describe);
        VendingKeyKindRules.requireServes(key.algorithm(), meter.ea(), key::describe);
    }

    private static void requireSlotVends(VendingKeyAttributes key) {
        if (!key.slotVendsCredit()) {
            throw new SecurityModuleException(
                    SmStatus.KMC_KEY_STATE_ERROR,
                    key.describe() + " is in a key load that has not ended"
                            + key.origin()
                                    .map(origin -> ": KMC " + origin.kmc() + " is loading; repeat")
                                    .orElse(""));
        }
    }

    @Override
    public KeyUse use() {
        return KeyUse.CREDIT;
    }

    @Override
    public TokenNumber vend(TokenVending module, Meter meter, VendingKeyAttributes key, TokenIdentifier tid) {
        return module.vendCredit(new VendCreditRequest(
                key.register(), meter.pan(), meter.ti(), meter.ea(), meter.tct(), kind, amount, tid));
    }
}
