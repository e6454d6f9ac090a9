package io.ptoken.hsm.protocol.module;

import java.util.concurrent.atomic.LongAdder;

/** Counts the sales that were made through this program. Thread safe. */
final class SaleCounter {

    private final LongAdder sales = new LongAdder();

    void sold() {
        sales.increment();
    }

    long sum() {
        return sales.sum();
    }
}
