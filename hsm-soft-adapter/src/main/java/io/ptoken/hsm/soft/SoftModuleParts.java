package io.ptoken.hsm.soft;

import io.ptoken.sts.cipher.StaTables;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * What the module is built upon.
 *
 * @param tables STA table set; the sample set makes tokens that no real meter of EA 07 accepts
 * @param clock the module's clock: validity times of keys and the TID window are measured by it
 * @param random for identities, salts and nonces
 * @param rnd for the RND of tokens
 */
public record SoftModuleParts(StaTables tables, Clock clock, SecureRandom random, NibbleSource rnd) {}
