package io.ptoken.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class RequestTest {

    private static final MeterPan PAN = new MeterPan("600727000000000009");

    @Test
    void registersAreNumberedFromOneTo999() {
        assertThat(new RegisterNumber(999)).hasToString("999");
        assertThat(new RegisterNumber(2)).isGreaterThan(new RegisterNumber(1));
        assertThatThrownBy(() -> new RegisterNumber(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new RegisterNumber(1000)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void theAmountCodeMustBeThatOfTheSubclass() {
        TransferAmountCode units = UnitAmountCode.encode(1);
        TransferAmountCode currency = CurrencyAmountCode.encode(BigInteger.ONE);
        assertThat(credit(CreditSubclass.GAS, units).amount()).isEqualTo(units);
        assertThat(credit(CreditSubclass.GAS_CURRENCY, currency).amount()).isEqualTo(currency);
        assertThatThrownBy(() -> credit(CreditSubclass.GAS, currency)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> credit(CreditSubclass.GAS_CURRENCY, units)).isInstanceOf(InvalidValueException.class);
    }

    private static VendCreditRequest credit(CreditSubclass subclass, TransferAmountCode amount) {
        return new VendCreditRequest(
                new RegisterNumber(1),
                PAN,
                new TariffIndex(1),
                EncryptionAlgorithm.STA,
                TokenCarrierType.NUMERIC,
                subclass,
                amount,
                new TokenIdentifier(100));
    }

    @Test
    void managementTakesFourBitsOfSubclassAndSixteenOfPayload() {
        assertThat(management(15, 0xFFFF).payload()).isEqualTo(0xFFFF);
        assertThatThrownBy(() -> management(16, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> management(0, 0x1_0000)).isInstanceOf(InvalidValueException.class);
    }

    private static VendManagementRequest management(int subclass, int payload) {
        return new VendManagementRequest(
                new RegisterNumber(1),
                PAN,
                new TariffIndex(1),
                EncryptionAlgorithm.STA,
                TokenCarrierType.NUMERIC,
                subclass,
                payload,
                new TokenIdentifier(100));
    }
}
