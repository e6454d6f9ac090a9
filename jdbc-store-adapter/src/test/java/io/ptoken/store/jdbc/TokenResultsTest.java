package io.ptoken.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.service.port.TokenResults;
import io.ptoken.service.port.TokenResults.StoredResult;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.TokenNumber;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenResultsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final MeterConfigAdvice ADVICE =
            new MeterConfigAdvice(123457, 2, 1, 255, "idrecord", "\u0002record2\u0003", false, "ABCDEF");

    @TempDir
    Path folder;

    @Test
    void givesBackEveryFieldAfterARestart() {
        StoredResult result = new StoredResult(
                "digest", List.of(token("06510894141453018386", Optional.of(ADVICE)), token("70630503470028726114")));
        try (SqliteStore store = open()) {
            store.tokenResults().store("api", "m-1", result, NOW);
        }
        try (SqliteStore store = open()) {
            assertThat(store.tokenResults().find("api", "m-1")).contains(result);
        }
    }

    @Test
    void keepsTheFirstResultOfAMessage() {
        StoredResult first = new StoredResult("one", List.of(token("06510894141453018386")));
        StoredResult second = new StoredResult("two", List.of(token("70630503470028726114")));
        try (SqliteStore store = open()) {
            assertThat(store.tokenResults().store("api", "m-1", first, NOW)).isEqualTo(first);
            assertThat(store.tokenResults().store("api", "m-1", second, NOW)).isEqualTo(first);
            assertThat(store.tokenResults().find("api", "m-1")).contains(first);
        }
    }

    @Test
    void keepsOneResultForTwoProcessesThatStoreAtTheSameTime() throws Exception {
        List<Callable<StoredResult>> calls = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Set<StoredResult> kept = new HashSet<>();
        try (SqliteStore one = open();
                SqliteStore other = open()) {
            for (int i = 0; i < 40; i++) {
                StoredResult mine = new StoredResult("call " + i, List.of());
                TokenResults results = (i % 2 == 0 ? one : other).tokenResults();
                calls.add(() -> results.store("api", "m-1", mine, NOW));
            }
            for (Future<StoredResult> call : threads.invokeAll(calls)) {
                kept.add(call.get());
            }
            assertThat(kept).hasSize(1);
            assertThat(one.tokenResults().find("api", "m-1"))
                    .hasValue(kept.iterator().next());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void keepsCallersApart() {
        StoredResult result = new StoredResult("one", List.of(token("06510894141453018386")));
        try (SqliteStore store = open()) {
            store.tokenResults().store("api", "m-1", result, NOW);
            assertThat(store.tokenResults().find("other", "m-1")).isEmpty();
            assertThat(store.tokenResults().find("api", "m-2")).isEmpty();
        }
    }

    private SqliteStore open() {
        return SqliteStore.open(folder.resolve("ptoken.db"));
    }

    static IssuedToken token(String digits) {
        return token(digits, Optional.empty());
    }

    private static IssuedToken token(String digits, Optional<MeterConfigAdvice> advice) {
        return new IssuedToken(
                MeterPan.parse("600727000000000009"),
                7,
                2,
                123457,
                1,
                1,
                0,
                4,
                new TokenIdentifier(85740),
                new BigDecimal("182034444444444444444444444444442624"),
                true,
                advice,
                "Credit:Electricity",
                "hWh",
                "10.2",
                "kWh",
                TokenNumber.parseDecimal(digits),
                "SMID.1:ptoken:12345678:20260101T000000Z:0123456789ABCDEF:59D1",
                "012345");
    }
}
