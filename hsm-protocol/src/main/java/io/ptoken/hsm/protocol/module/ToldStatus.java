package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a module told about itself at some time, and how it is carried on until it is asked again.
 *
 * @param status as told; a clock that was not told is that of the host
 * @param clockTold whether the module told its clock
 * @param at when, by the monotonic clock
 * @param sales how many sales were counted here then
 */
record ToldStatus(ModuleStatus status, boolean clockTold, Duration at, long sales) {

    /** The same after some time and some sales. */
    ModuleStatus carriedOn(Duration now, long salesNow, Clock hostClock, Map<String, String> details) {
        // Whole seconds, as the module tells its clock.
        Instant clock = clockTold ? status.clock().plusSeconds(now.minus(at).toSeconds()) : hostClock.instant();
        long made = salesNow - sales;
        Optional<Long> left = status.transactionsLeft().map(most -> Math.max(0, most - made));
        return new ModuleStatus(
                status.moduleId(),
                status.firmwareId(),
                status.hardwareId(),
                status.idSm(),
                status.state(),
                clock,
                status.tidWindow(),
                status.vendCounter() + made,
                left,
                status.inhibitVendDate(),
                details);
    }

    /** The same module in another state. */
    ToldStatus in(ModuleState state, Duration now) {
        return new ToldStatus(
                new ModuleStatus(
                        status.moduleId(),
                        status.firmwareId(),
                        status.hardwareId(),
                        status.idSm(),
                        state,
                        status.clock(),
                        status.tidWindow(),
                        status.vendCounter(),
                        status.transactionsLeft(),
                        status.inhibitVendDate(),
                        status.details()),
                false,
                now,
                sales);
    }
}
