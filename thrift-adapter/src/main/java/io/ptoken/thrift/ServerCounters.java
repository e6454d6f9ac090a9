package io.ptoken.thrift;

import io.ptoken.service.observe.ServerObservation;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens at the door. Thread safe. */
final class ServerCounters {

    final LongAdder accepted = new LongAdder();
    final LongAdder refusedAtLimit = new LongAdder();
    final LongAdder evicted = new LongAdder();
    final LongAdder refusedForFault = new LongAdder();
    final LongAdder calls = new LongAdder();

    ServerObservation snapshot(int open) {
        return new ServerObservation(
                open, accepted.sum(), refusedAtLimit.sum(), evicted.sum(), refusedForFault.sum(), calls.sum());
    }
}
