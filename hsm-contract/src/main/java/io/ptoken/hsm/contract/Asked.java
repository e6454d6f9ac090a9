package io.ptoken.hsm.contract;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Instant;

/** What requests of the contract's tests have in common, one member changed at a time. */
record Asked(
        RegisterNumber register,
        MeterPan pan,
        TariffIndex ti,
        EncryptionAlgorithm ea,
        TokenCarrierType tct,
        TokenIdentifier tid) {

    /** Register 1, TI 1, EA 07, numeric, TID of {@link ContractSetup#NOW} at base date 2014. */
    static Asked standard() {
        return new Asked(
                new RegisterNumber(1),
                new MeterPan("600727000000000009"),
                new TariffIndex(1),
                EncryptionAlgorithm.STA,
                TokenCarrierType.NUMERIC,
                TokenIdentifier.at(BaseDate.BDT_2014, ContractSetup.NOW));
    }

    Asked of(int otherRegister) {
        return new Asked(new RegisterNumber(otherRegister), pan, ti, ea, tct, tid);
    }

    Asked pan(String other) {
        return new Asked(register, new MeterPan(other), ti, ea, tct, tid);
    }

    Asked ti(int other) {
        return new Asked(register, pan, new TariffIndex(other), ea, tct, tid);
    }

    Asked ea(EncryptionAlgorithm other) {
        return new Asked(register, pan, ti, other, tct, tid);
    }

    Asked tct(TokenCarrierType other) {
        return new Asked(register, pan, ti, ea, other, tid);
    }

    Asked tid(TokenIdentifier other) {
        return new Asked(register, pan, ti, ea, tct, other);
    }

    Asked tid(int minutes) {
        return tid(new TokenIdentifier(minutes));
    }

    Asked at(Instant time) {
        return tid(TokenIdentifier.at(BaseDate.BDT_2014, time));
    }

    /** Electricity of so many tenths. */
    VendCreditRequest units(long tenths) {
        return credit(CreditSubclass.ELECTRICITY, UnitAmountCode.encode(tenths));
    }

    VendCreditRequest credit(CreditSubclass subclass, TransferAmountCode amount) {
        return new VendCreditRequest(register, pan, ti, ea, tct, subclass, amount, tid);
    }

    VendManagementRequest management(int subclass, int payload) {
        return new VendManagementRequest(register, pan, ti, ea, tct, subclass, payload, tid);
    }

    VerifyTokenRequest verify(TokenNumber token) {
        return new VerifyTokenRequest(register, pan, ti, ea, token);
    }
}
