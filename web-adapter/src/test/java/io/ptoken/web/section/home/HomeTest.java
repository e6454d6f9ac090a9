package io.ptoken.web.section.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.web.bench.ConsoleBench;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HomeTest {

    private static ConsoleBench bench;

    @BeforeAll
    static void open() throws IOException {
        bench = new ConsoleBench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void anybodySeesTheStandingAndNoFigures() {
        assertThat(bench.browser().get("/").text())
                .contains("Tokens Selling", "Disk Room enough", "TLS certificate Valid", "sample, test only", "1.2.3")
                .doesNotContain("5 GB", "free");
        assertThat(bench.signedIn(ConsoleBench.OPERATOR).get("/").text()).contains("5 GB free");
    }

    @Test
    void aFullDiskIsSaid() {
        bench.freeBytes = OptionalLong.of(99_999_999);
        assertThat(bench.browser().get("/").text()).contains("Disk Less than 100 MB left");
        bench.freeBytes = OptionalLong.empty();
        assertThat(bench.browser().get("/").text()).doesNotContain("Disk");
        bench.freeBytes = OptionalLong.of(5_000_000_000L);
    }

    @Test
    void aCertificateThatEndsSoonSaysInHowManyDays() {
        Instant end = bench.certificateEnd();
        Instant before = bench.fixture.clock.instant();
        bench.fixture.clock.advance(Duration.between(before, end.minus(Duration.ofDays(10))));
        assertThat(bench.browser().get("/").text()).contains("TLS certificate Ends in 10 days");
        bench.fixture.clock.advance(Duration.between(end.minus(Duration.ofDays(10)), before));
    }
}
