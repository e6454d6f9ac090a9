package io.ptoken.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.access.Overload;
import io.ptoken.service.api.ApiMethod;
import io.ptoken.service.observe.CallObserver;
import io.ptoken.service.observe.KeyCredit;
import io.ptoken.service.observe.ModuleObservation;
import io.ptoken.service.observe.NoticeCounts;
import io.ptoken.service.observe.ServerObservation;
import io.ptoken.service.observe.TokenKind;
import io.ptoken.service.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final ModuleObservation MODULE = new ModuleObservation(
            "PRIVILEGED",
            42,
            OptionalLong.of(17),
            Optional.of(Instant.parse("2026-11-23T12:00:00Z")),
            Duration.ofMillis(-1500),
            2,
            999,
            List.of(
                    new KeyCredit(2, 123_457, 3, OptionalLong.of(100), OptionalLong.empty()),
                    new KeyCredit(3, 7, 1, OptionalLong.empty(), OptionalLong.of(0))));

    private final RunningServer server = new RunningServer(Map.of());
    private final Metrics metrics = server.metrics;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void countsCallsByMethodAndOutcome() {
        metrics.calls().called(ApiMethod.ISSUE_CREDIT, CallObserver.OK, 1);
        metrics.calls().called(ApiMethod.ISSUE_CREDIT, CallObserver.OK, 1);
        metrics.calls().called(ApiMethod.ISSUE_CREDIT, "EParamRange", 1);
        metrics.calls().called(ApiMethod.PING, "EParamRange", 1);

        Exposition seen = server.scrape();
        assertThat(seen.types()).containsEntry("ptoken_calls_total", "counter");
        assertThat(seen.value("ptoken_calls_total{method=\"issueCreditToken\",outcome=\"Ok\"}"))
                .isEqualTo(2);
        assertThat(seen.value("ptoken_calls_total{method=\"issueCreditToken\",outcome=\"EParamRange\"}"))
                .isEqualTo(1);
        assertThat(seen.value("ptoken_errors_total{code=\"EParamRange\"}")).isEqualTo(2);
        assertThat(seen.samples()).doesNotContainKey("ptoken_errors_total{code=\"Ok\"}");
    }

    @Test
    void countsSignInsByOutcome() {
        metrics.calls().called(ApiMethod.SIGN_IN, CallObserver.OK, 1);
        metrics.calls().called(ApiMethod.SIGN_IN, ErrorCode.SIGNIN_AUTHENTICATION.eCode(), 1);
        metrics.calls().called(ApiMethod.PING, CallObserver.OK, 1);

        Exposition seen = server.scrape();
        assertThat(seen.value("ptoken_sign_ins_total{outcome=\"Ok\"}")).isEqualTo(1);
        assertThat(seen.value("ptoken_sign_ins_total{outcome=\"ESignin.Authentication\"}"))
                .isEqualTo(1);
    }

    @Test
    void measuresCallsInBucketsFromHalfAMillisecondToTenSeconds() {
        metrics.calls().called(ApiMethod.ISSUE_CREDIT, CallObserver.OK, 500_000);
        metrics.calls().called(ApiMethod.ISSUE_CREDIT, CallObserver.OK, 500_001);
        metrics.calls().called(ApiMethod.ISSUE_CREDIT, CallObserver.OK, 11_000_000_000L);

        Exposition seen = server.scrape();
        assertThat(seen.types()).containsEntry("ptoken_call_duration_seconds", "histogram");
        String bucket = "ptoken_call_duration_seconds_bucket{method=\"issueCreditToken\",le=\"%s\"}";
        assertThat(seen.value(bucket.formatted("5.0E-4"))).isEqualTo(1);
        assertThat(seen.value(bucket.formatted("0.001"))).isEqualTo(2);
        assertThat(seen.value(bucket.formatted("10.0"))).isEqualTo(2);
        assertThat(seen.value(bucket.formatted("+Inf"))).isEqualTo(3);
        assertThat(seen.value("ptoken_call_duration_seconds_sum{method=\"issueCreditToken\"}"))
                .isEqualTo(11.001000001);
    }

    @Test
    void countsTokensByKindAndSubclass() {
        metrics.calls().issued(TokenKind.CREDIT, 4);
        metrics.calls().issued(TokenKind.KEY_CHANGE, 3);
        metrics.calls().issued(TokenKind.KEY_CHANGE, 3);
        metrics.calls().issued(TokenKind.METER_TEST, 15);
        metrics.calls().issued(TokenKind.MANAGEMENT, 16);

        Exposition seen = server.scrape();
        assertThat(seen.value("ptoken_tokens_total{kind=\"credit\",subclass=\"4\"}"))
                .isEqualTo(1);
        assertThat(seen.value("ptoken_tokens_total{kind=\"key_change\",subclass=\"3\"}"))
                .isEqualTo(2);
        assertThat(seen.value("ptoken_tokens_total{kind=\"meter_test\",subclass=\"15\"}"))
                .isEqualTo(1);
        assertThat(seen.value("ptoken_tokens_total{kind=\"management\",subclass=\"other\"}"))
                .isEqualTo(1);
    }

    @Test
    void whatIsOutsideTheClosedSetsMakesNoSeriesOfItsOwn() {
        for (int i = 0; i < 1000; i++) {
            metrics.calls().called(ApiMethod.PING, "code-" + i, 1);
            metrics.calls().called(ApiMethod.SIGN_IN, "reason-" + i, 1);
        }

        Exposition seen = server.scrape();
        assertThat(seen.value("ptoken_calls_total{method=\"ping\",outcome=\"other\"}"))
                .isEqualTo(1000);
        assertThat(seen.value("ptoken_sign_ins_total{outcome=\"other\"}")).isEqualTo(1000);
        assertThat(seen.samples().keySet()).noneMatch(series -> series.contains("-7"));
    }

    @Test
    void everyErrorCodeAndReasonIsInTheClosedSets() {
        for (ErrorCode code : ErrorCode.values()) {
            metrics.calls().called(ApiMethod.PING, code.eCode(), 1);
        }
        for (StoreException.Reason reason : StoreException.Reason.values()) {
            metrics.store().failed(reason, 1);
        }

        assertThat(server.scrape().samples().keySet()).noneMatch(series -> series.contains("\"other\""));
    }

    @Test
    void tellsHowTheStoreDoes() {
        metrics.store().committed(32, 7, 2_000_000, 4_000_000);
        metrics.store().failed(StoreException.Reason.FULL, 1);

        Exposition seen = server.scrape();
        assertThat(seen.value("ptoken_store_queue_depth")).isEqualTo(7);
        assertThat(seen.value("ptoken_store_batch_size_bucket{le=\"16.0\"}")).isZero();
        assertThat(seen.value("ptoken_store_batch_size_bucket{le=\"32.0\"}")).isEqualTo(1);
        assertThat(seen.value("ptoken_store_statement_seconds_sum")).isEqualTo(0.002);
        assertThat(seen.value("ptoken_store_commit_seconds_sum")).isEqualTo(0.004);
        assertThat(seen.value("ptoken_store_failures_total{reason=\"FULL\"}")).isEqualTo(1);
    }

    @Test
    void aChangeThatIsRefusedAtOnceIsAFailureOfItsOwn() {
        metrics.store().refused(99);

        Exposition seen = server.scrape();
        assertThat(seen.value("ptoken_store_queue_depth")).isEqualTo(99);
        assertThat(seen.value("ptoken_store_failures_total{reason=\"UNAVAILABLE\"}"))
                .isEqualTo(1);
    }

    @Test
    void tellsHowTheModuleDoes() {
        metrics.watchModule(() -> Optional.of(MODULE));

        Exposition seen = server.scrape();
        assertThat(seen.value("ptoken_module_up")).isEqualTo(1);
        for (String state : ModuleObservation.STATES) {
            assertThat(seen.value("ptoken_module_state{state=\"" + state + "\"}"))
                    .isEqualTo(state.equals("PRIVILEGED") ? 1 : 0);
        }
        assertThat(seen.value("ptoken_module_vends_total")).isEqualTo(42);
        assertThat(seen.value("ptoken_module_transactions_left")).isEqualTo(17);
        assertThat(seen.value("ptoken_module_inhibit_vend_timestamp_seconds")).isEqualTo(1_795_435_200);
        assertThat(seen.value("ptoken_module_clock_drift_seconds")).isEqualTo(-1.5);
        assertThat(seen.value("ptoken_module_registers_used")).isEqualTo(2);
        assertThat(seen.value("ptoken_module_registers")).isEqualTo(999);
        assertThat(seen.value("ptoken_keys_limited")).isEqualTo(2);
        assertThat(seen.value("ptoken_key_unit_credit_left{krn=\"3\",register=\"2\",sgc=\"123457\"}"))
                .isEqualTo(100);
        assertThat(seen.value("ptoken_key_currency_credit_left{krn=\"1\",register=\"3\",sgc=\"000007\"}"))
                .isZero();
        assertThat(seen.samples().keySet().stream().filter(series -> series.contains("credit_left")))
                .hasSize(2);
    }

    @Test
    void aModuleThatDoesNotAnswerHasNoFiguresRatherThanOldOnes() {
        AtomicReference<Optional<ModuleObservation>> module = new AtomicReference<>(Optional.of(MODULE));
        metrics.watchModule(module::get);
        server.scrape();
        module.set(Optional.empty());

        Exposition seen = server.scrape();
        assertThat(seen.value("ptoken_module_up")).isZero();
        assertThat(seen.samples().keySet()).noneMatch(series -> series.startsWith("ptoken_module_state"));
        assertThat(seen.samples()).doesNotContainKey("ptoken_module_transactions_left");
    }

    @Test
    void aModuleFullOfLimitedKeysMakesABoundedNumberOfSeries() {
        List<KeyCredit> keys = IntStream.rangeClosed(1, 999)
                .mapToObj(register -> new KeyCredit(register, 1, 1, OptionalLong.of(5), OptionalLong.of(6)))
                .toList();
        metrics.watchModule(() -> Optional.of(new ModuleObservation(
                "OPERATIONAL", 0, OptionalLong.empty(), Optional.empty(), Duration.ZERO, 999, 999, keys)));

        Exposition seen = server.scrape();
        assertThat(seen.value("ptoken_keys_limited")).isEqualTo(999);
        assertThat(seen.samples().keySet().stream().filter(series -> series.contains("credit_left")))
                .hasSize(2 * ModuleMetrics.KEYS_SHOWN);
    }

    @Test
    void countsTheFailuresOfEachModule() {
        metrics.watchPool(() -> Map.of("hall", 7L, "cellar", 0L));

        Exposition seen = server.scrape();
        assertThat(seen.types()).containsEntry("ptoken_pool_module_failures_total", "counter");
        assertThat(seen.value("ptoken_pool_module_failures_total{module=\"hall\"}"))
                .isEqualTo(7);
        assertThat(seen.value("ptoken_pool_module_failures_total{module=\"cellar\"}"))
                .isZero();
    }

    @Test
    void tellsWhatTheServerSees() {
        metrics.watchServer(() -> new ServerObservation(1, 2, 3, 4, 5, 6, 7));

        Exposition seen = server.scrape();
        assertThat(seen.value("ptoken_server_connections")).isEqualTo(1);
        assertThat(seen.value("ptoken_server_connections_accepted_total")).isEqualTo(2);
        assertThat(seen.value("ptoken_server_connections_refused_total{reason=\"limit\"}"))
                .isEqualTo(3);
        assertThat(seen.value("ptoken_server_connections_refused_total{reason=\"evicted\"}"))
                .isEqualTo(4);
        assertThat(seen.value("ptoken_server_connections_refused_total{reason=\"fault\"}"))
                .isEqualTo(5);
        assertThat(seen.value("ptoken_server_calls_total")).isEqualTo(6);
        assertThat(seen.value("ptoken_server_calls_overdue_total")).isEqualTo(7);
    }

    @Test
    void countsOverloadByKind() {
        metrics.watchOverload(kind -> kind == Overload.Kind.SIGN_IN_QUEUE ? 7 : 0);

        Exposition seen = server.scrape();
        assertThat(seen.value("ptoken_server_overload_total{kind=\"sign_in_queue\"}"))
                .isEqualTo(7);
        assertThat(seen.value("ptoken_server_overload_total{kind=\"address_share\"}"))
                .isZero();
    }

    @Test
    void tellsNoticesAndTheEndOfTheCertificate() {
        metrics.watchNotices(() -> new NoticeCounts(1, 2, 3));
        metrics.watchLostAlerts(() -> 7);
        metrics.watchCertificate(() -> Instant.ofEpochSecond(1_800_000_000));

        Exposition seen = server.scrape();
        assertThat(seen.value("ptoken_alerts_lost_total")).isEqualTo(7);
        assertThat(seen.value("ptoken_notices{level=\"error\"}")).isEqualTo(1);
        assertThat(seen.value("ptoken_notices{level=\"warning\"}")).isEqualTo(2);
        assertThat(seen.value("ptoken_notices{level=\"info\"}")).isEqualTo(3);
        assertThat(seen.value("ptoken_tls_certificate_expiry_timestamp_seconds"))
                .isEqualTo(1_800_000_000);
    }
}
