package io.ptoken.hsm.vend;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.token.bits.TokenNumber;

/**
 * Decrypt and check a class 0 or class 2 token (module protocol section 3.9, {@code SM?VT}).
 *
 * @param register register of the vending key
 * @param pan the meter
 * @param ti tariff index of the meter
 * @param ea encryption algorithm of the meter
 * @param token the token as the customer holds it
 */
public record VerifyTokenRequest(
        RegisterNumber register, MeterPan pan, TariffIndex ti, EncryptionAlgorithm ea, TokenNumber token) {}
