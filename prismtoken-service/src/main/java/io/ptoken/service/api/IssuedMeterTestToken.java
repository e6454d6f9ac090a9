package io.ptoken.service.api;

import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.token.bits.TokenNumber;

/**
 * A class 1 token (wire reference section 4, {@code MeterTestToken}).
 *
 * @param pan a reserved number: the token works in any meter
 * @param subclass 0-15
 * @param control 36 or 28 bits
 * @param mfrCode manufacturer code
 * @param description text that clients match on
 * @param token the token itself
 */
public record IssuedMeterTestToken(
        MeterPan pan, int subclass, long control, int mfrCode, String description, TokenNumber token) {}
