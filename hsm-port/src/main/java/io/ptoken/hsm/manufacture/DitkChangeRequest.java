package io.ptoken.hsm.manufacture;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.keychange.KeyChangeSetKind;

/**
 * Make the tokens that take a new meter from its DITK to a vending key (module protocol section 4, {@code SM?MK}).
 *
 * @param to register of the vending key it shall go to
 * @param pan the meter
 * @param ti tariff index it shall go to
 * @param ea encryption algorithm of the meter, which names the DITK
 * @param tct carrier of the tokens
 * @param kind 2KCT or 3KCT for EA 07, 4KCT for EA 11; else {@link SmStatus#INVALID_NUM_TOKENS}
 */
public record DitkChangeRequest(
        RegisterNumber to,
        MeterPan pan,
        TariffIndex ti,
        EncryptionAlgorithm ea,
        TokenCarrierType tct,
        KeyChangeSetKind kind) {}
