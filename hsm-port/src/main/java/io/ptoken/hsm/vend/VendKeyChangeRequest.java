package io.ptoken.hsm.vend;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.keychange.KeyChangeSetKind;

/**
 * Vend the tokens that take a meter from one key to another (module protocol section 3.8, {@code SM?VK}).
 *
 * @param from register of the vending key the meter is on
 * @param to register of the vending key it shall go to; may be the same
 * @param pan the meter
 * @param fromTi tariff index the meter is on
 * @param toTi tariff index it shall go to
 * @param ea encryption algorithm of the meter
 * @param tct carrier of the tokens
 * @param kind 2KCT or 3KCT for 64-bit keys, 4KCT for 128-bit keys; else {@link SmStatus#INVALID_NUM_TOKENS}
 */
public record VendKeyChangeRequest(
        RegisterNumber from,
        RegisterNumber to,
        MeterPan pan,
        TariffIndex fromTi,
        TariffIndex toTi,
        EncryptionAlgorithm ea,
        TokenCarrierType tct,
        KeyChangeSetKind kind) {}
