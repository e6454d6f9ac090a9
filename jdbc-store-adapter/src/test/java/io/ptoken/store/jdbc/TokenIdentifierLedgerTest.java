package io.ptoken.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.TokenIdentifierLedger;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIdentifierLedgerTest {

    private static final MeterPan METER = MeterPan.parse("600727000000000009");
    private static final MeterPan OTHER_METER = MeterPan.parse("000001000000000082");
    private static final TokenIdentifier NOON = new TokenIdentifier(12 * 60);

    @TempDir
    Path folder;

    private SqliteStore store;
    private TokenIdentifierLedger ledger;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("ptoken.db"));
        ledger = store.tokenIdentifierLedger();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void takesTheEarliestIdentifierWhenItIsFree() {
        assertThat(reserve(NOON)).isEqualTo(NOON);
    }

    @Test
    void movesToTheNextMinuteWhenTheIdentifierIsUsed() {
        reserve(NOON);
        assertThat(reserve(NOON)).isEqualTo(new TokenIdentifier(721));
        assertThat(reserve(NOON)).isEqualTo(new TokenIdentifier(722));
    }

    @Test
    void goesBackToTheClockAfterwards() {
        reserve(NOON);
        reserve(NOON);
        assertThat(reserve(new TokenIdentifier(725))).isEqualTo(new TokenIdentifier(725));
    }

    @Test
    void fillsAGapThatWasNeverUsed() {
        reserve(new TokenIdentifier(722));
        reserve(NOON);
        assertThat(reserve(NOON)).isEqualTo(new TokenIdentifier(721));
        assertThat(reserve(NOON)).isEqualTo(new TokenIdentifier(723));
    }

    @Test
    void skipsTheReservedMinute() {
        assertThat(reserve(new TokenIdentifier(1))).isEqualTo(new TokenIdentifier(2));
        assertThat(reserve(new TokenIdentifier(0))).isEqualTo(new TokenIdentifier(0));
        assertThat(reserve(new TokenIdentifier(0))).isEqualTo(new TokenIdentifier(3));
    }

    @Test
    void keepsMetersAndBaseDatesApart() {
        reserve(NOON);
        assertThat(reserve(OTHER_METER, BaseDate.BDT_2014, NOON)).isEqualTo(NOON);
        assertThat(reserve(METER, BaseDate.BDT_2035, NOON)).isEqualTo(NOON);
    }

    @Test
    void refusesAnExactIdentifierThatIsUsed() {
        assertThat(ledger.reserveExactly(METER, BaseDate.BDT_2014, NOON)).isTrue();
        assertThat(ledger.reserveExactly(METER, BaseDate.BDT_2014, NOON)).isFalse();
        assertThat(reserve(NOON)).isEqualTo(new TokenIdentifier(721));
    }

    @Test
    void reservesAReservedMinuteOnlyExactly() {
        assertThat(ledger.reserveExactly(METER, BaseDate.BDT_2014, new TokenIdentifier(1)))
                .isTrue();
    }

    @Test
    void findsNoneWhenTheBaseDateHasNoIdentifierLeft() {
        reserve(TokenIdentifier.MAX);
        assertThat(ledger.reserve(METER, BaseDate.BDT_2014, TokenIdentifier.MAX, TokenIdentifier.MAX))
                .isEmpty();
    }

    @Test
    void reservesNothingBeyondTheLatest() {
        TokenIdentifier next = new TokenIdentifier(721);
        reserve(NOON);
        assertThat(ledger.reserve(METER, BaseDate.BDT_2014, NOON, NOON)).isEmpty();
        assertThat(ledger.reserve(METER, BaseDate.BDT_2014, NOON, next)).contains(next);
        assertThat(ledger.reserve(METER, BaseDate.BDT_2014, NOON, next)).isEmpty();
        assertThat(reserve(NOON)).as("nothing was lost").isEqualTo(new TokenIdentifier(722));
    }

    @Test
    void findsNoneWhenOnlyTheReservedMinuteIsLeft() {
        reserve(new TokenIdentifier(0));
        TokenIdentifier oneMinutePastMidnight = new TokenIdentifier(1);
        assertThat(ledger.reserve(METER, BaseDate.BDT_2014, oneMinutePastMidnight, oneMinutePastMidnight))
                .isEmpty();
        assertThat(ledger.reserve(METER, BaseDate.BDT_2014, new TokenIdentifier(0), oneMinutePastMidnight))
                .isEmpty();
    }

    @Test
    void remembersAcrossRestarts() {
        reserve(NOON);
        store.close();
        open();
        assertThat(reserve(NOON)).isEqualTo(new TokenIdentifier(721));
    }

    @Test
    void neverGivesOneIdentifierTwiceUnderContentionOfTwoStoresOnOneFile() throws Exception {
        try (SqliteStore second = SqliteStore.open(folder.resolve("ptoken.db"))) {
            List<TokenIdentifierLedger> ledgers = List.of(ledger, second.tokenIdentifierLedger());
            Set<TokenIdentifier> got = new TreeSet<>();
            ExecutorService threads = Executors.newFixedThreadPool(16);
            try {
                List<Callable<TokenIdentifier>> calls = new ArrayList<>();
                for (int i = 0; i < 400; i++) {
                    TokenIdentifierLedger one = ledgers.get(i % 2);
                    calls.add(() -> one.reserve(METER, BaseDate.BDT_2014, NOON, TokenIdentifier.MAX)
                            .orElseThrow());
                }
                for (Future<TokenIdentifier> call : threads.invokeAll(calls)) {
                    got.add(call.get());
                }
            } finally {
                threads.shutdown();
            }
            assertThat(got).hasSize(400);
        }
    }

    private TokenIdentifier reserve(TokenIdentifier earliest) {
        return reserve(METER, BaseDate.BDT_2014, earliest);
    }

    private TokenIdentifier reserve(MeterPan pan, BaseDate baseDate, TokenIdentifier earliest) {
        return ledger.reserve(pan, baseDate, earliest, TokenIdentifier.MAX).orElseThrow();
    }
}
