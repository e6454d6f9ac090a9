package io.ptoken.service.port;

import java.time.Instant;
import java.util.Optional;

/**
 * Which nodes did not trust their clocks when they started, so that another start does not forget it. Thread safe; every change is
 * one transaction and durable when the method returns.
 */
public interface ClockDoubts {

    /** The last time that was trusted at a node whose clock is doubted; empty for others. */
    Optional<Instant> of(String node);

    /** Doubts the clock of a node from now on; a doubt that is there stays as it is. */
    void doubt(String node, Instant trusted);

    /** Trusts it again. */
    void trust(String node);
}
