package io.ptoken.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.Overload.Kind;
import io.ptoken.service.fixture.SettableClock;
import org.junit.jupiter.api.Test;

/** Counts for good, and is news for ten minutes after the last time. */
class OverloadTest {

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final Overload overload = new Overload(clock);

    @Test
    void isNewsUntilTenMinutesAfterTheLastTime() {
        assertThat(overload.news()).isEmpty();
        overload.happened(Kind.SIGN_IN_QUEUE, "10.0.0.1");
        clock.set("2026-11-23T12:09:59Z");
        overload.happened(Kind.SIGN_IN_QUEUE, "10.0.0.2");
        clock.set("2026-11-23T12:19:58Z");
        assertThat(overload.news()).containsExactly(new Overload.News(Kind.SIGN_IN_QUEUE, 2, "10.0.0.2"));
        clock.set("2026-11-23T12:19:59Z");
        assertThat(overload.news()).isEmpty();

        overload.happened(Kind.SIGN_IN_QUEUE, "10.0.0.3");
        assertThat(overload.news()).containsExactly(new Overload.News(Kind.SIGN_IN_QUEUE, 1, "10.0.0.3"));
        assertThat(overload.total(Kind.SIGN_IN_QUEUE)).isEqualTo(3);
        assertThat(overload.total(Kind.SIGN_IN_GONE)).isZero();
    }
}
