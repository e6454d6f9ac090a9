package io.ptoken.service.vending.result;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How to let time pass while another process works on a message. */
@FunctionalInterface
public interface Patience {

    /** Lets the thread rest. */
    Patience RESTING = pause -> LockSupport.parkNanos(pause.toNanos());

    /** Returns after about that time. */
    void pause(Duration time);
}
