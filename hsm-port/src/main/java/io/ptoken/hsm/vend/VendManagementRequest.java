package io.ptoken.hsm.vend;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.tid.TokenIdentifier;

/**
 * Vend one class 2 token that carries a TID (module protocol section 3.7, {@code SM?VM}).
 *
 * @param register register of the vending key
 * @param pan the meter
 * @param ti tariff index of the meter
 * @param ea encryption algorithm of the meter
 * @param tct carrier of the token
 * @param subclass 0-15; the module refuses the key-change subclasses 3, 4, 8, 9 with {@link SmStatus#KEY_PARAM_ERROR}
 * @param payload 16 bits as they stand in the token
 * @param tid token identifier, reserved for this meter by the caller
 */
public record VendManagementRequest(
        RegisterNumber register,
        MeterPan pan,
        TariffIndex ti,
        EncryptionAlgorithm ea,
        TokenCarrierType tct,
        int subclass,
        int payload,
        TokenIdentifier tid) {

    public VendManagementRequest {
        InvalidValueException.requireRange("subclass", subclass, 0, 15);
        InvalidValueException.requireRange("payload", payload, 0, 0xFFFF);
    }
}
