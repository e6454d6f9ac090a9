package io.ptoken.service.clock;

import java.time.Duration;
import java.util.Optional;

/** Time that nobody sets: it only goes on. Thread safe. */
public interface SteadyTime {

    /** Since some moment; stands while the machine sleeps. */
    Duration running();

    /** Since the machine was started; goes on while it sleeps. Empty where the system does not tell. */
    Optional<Duration> sinceBoot();
}
