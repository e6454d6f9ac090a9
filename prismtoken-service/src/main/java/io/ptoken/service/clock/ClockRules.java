package io.ptoken.service.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * When a clock that is ahead is not believed.
 *
 * @param node whose clock it is
 * @param steady what it is held against while the process runs
 * @param jump what it may gain on that
 * @param off how long a server may have been off
 * @param moduleTime time of a hardware module, whose word counts; empty where there is none
 */
public record ClockRules(
        String node, SteadyTime steady, Duration jump, Duration off, Supplier<Optional<Instant>> moduleTime) {}
