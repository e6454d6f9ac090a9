package io.ptoken.hsm.vend;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;

/**
 * Vend one credit token (module protocol section 3.6, {@code SM?VC}).
 *
 * @param register register of the vending key
 * @param pan the meter
 * @param ti tariff index of the meter
 * @param ea encryption algorithm of the meter
 * @param tct carrier of the token
 * @param subclass what is credited
 * @param amount 16-bit code for subclasses 0-3, 20-bit code for 4-7
 * @param tid token identifier, reserved for this meter by the caller
 */
public record VendCreditRequest(
        RegisterNumber register,
        MeterPan pan,
        TariffIndex ti,
        EncryptionAlgorithm ea,
        TokenCarrierType tct,
        CreditSubclass subclass,
        TransferAmountCode amount,
        TokenIdentifier tid) {

    public VendCreditRequest {
        if (subclass.isCurrency() != (amount instanceof CurrencyAmountCode)) {
            throw new InvalidValueException("amount", amount.toString(), "the code of subclass " + subclass.code());
        }
    }
}
