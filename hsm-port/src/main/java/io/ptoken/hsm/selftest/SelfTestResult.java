package io.ptoken.hsm.selftest;

import java.time.Instant;
import java.util.Optional;

/**
 * What came out of a self-test.
 *
 * @param at when it was done, by the module's clock
 * @param failed the first primitive that gave a wrong result; empty when all were right
 */
public record SelfTestResult(Instant at, Optional<String> failed) {}
