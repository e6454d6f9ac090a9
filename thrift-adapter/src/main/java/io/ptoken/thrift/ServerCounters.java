package io.ptoken.thrift;

import io.ptoken.service.observe.ServerObservation;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens at the door. Thread safe. */
final class ServerCounters {

    final LongAdder accepted = new LongAdder();
    final LongAdder refusedAtLimit = new LongAdder();
    final LongAdder evicted = new LongAdder();
    final LongAdder refusedForFault = new LongAdder();
    final LongAdder calls = new LongAdder();
    final LongAdder overdue = new LongAdder();

    /** Threads that carry calls out now, whether anybody still waits for those or not. */
    final AtomicInteger working = new AtomicInteger();

    ServerObservation snapshot(int open) {
        return new ServerObservation(
                open,
                accepted.sum(),
                refusedAtLimit.sum(),
                evicted.sum(),
                refusedForFault.sum(),
                calls.sum(),
                overdue.sum());
    }
}
