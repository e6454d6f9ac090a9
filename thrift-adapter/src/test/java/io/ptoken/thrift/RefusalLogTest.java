package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.thrift.testing.LogCapture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A misbehaving client is told about, but cannot fill the disk. */
class RefusalLogTest {

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final RefusalLog refusals = new RefusalLog(nanoTime::get);

    @Test
    void logsTheFirstOfAKindAndThenAtMostOnePerPauseWithTheNumberLeftOut() {
        try (LogCapture log = LogCapture.open()) {
            refusals.report(Refusal.UNFRAMED, "/10.0.0.1:1", "");
            refusals.report(Refusal.UNFRAMED, "/10.0.0.2:2", "");
            refusals.report(Refusal.OVERSIZED, "/10.0.0.3:3", "9 bytes, at most 8");
            refusals.report(Refusal.UNFRAMED, "/10.0.0.4:4", "");
            nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(10));
            refusals.report(Refusal.UNFRAMED, "/10.0.0.5:5", "");

            assertThat(log.text().lines())
                    .containsExactly(
                            "WARN Refused client /10.0.0.1:1: it uses a buffered transport; wrap its socket in"
                                    + " TFramedTransport",
                            "WARN Refused client /10.0.0.3:3: its frame is longer than this server accepts"
                                    + " (9 bytes, at most 8)",
                            "WARN Refused client /10.0.0.5:5: it uses a buffered transport; wrap its socket in"
                                    + " TFramedTransport; 2 more like this were not logged");
        }
    }

    @Test
    void whatAClientSentBeginsNoLineOfItsOwn() {
        try (LogCapture log = LogCapture.open()) {
            new RefusalLog(() -> 0).report(Refusal.HANDSHAKE, "/10.0.0.1:1", "CN=a\nWARN forged \u001b[31m");

            assertThat(log.text().lines()).singleElement().asString().endsWith("(CN=a\\u000aWARN forged \\u001b[31m)");
        }
    }
}
