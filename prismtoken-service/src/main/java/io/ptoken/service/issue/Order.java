package io.ptoken.service.issue;

import io.ptoken.service.request.Meter;
import io.ptoken.service.tid.TokenTime;

/**
 * For which meter and which moment tokens are wanted, checked.
 *
 * @param meter the meter, its identification not expired at that moment
 * @param time the moment
 */
record Order(Meter meter, TokenTime time) {}
