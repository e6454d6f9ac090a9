package io.ptoken.service.issue;

import io.ptoken.service.request.Meter;
import io.ptoken.service.tid.TokenTime;
import java.time.Instant;

/**
 * For which meter and which moment tokens are wanted, checked.
 *
 * @param meter the meter, its identification not expired at that moment
 * @param time the moment
 * @param now what the clock of the server says, by which the dates of keys are judged
 */
record Order(Meter meter, TokenTime time, Instant now) {}
