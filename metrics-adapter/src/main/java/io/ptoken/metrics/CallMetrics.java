package io.ptoken.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.ApiMethod;
import io.ptoken.service.observe.CallObserver;
import io.ptoken.service.observe.TokenKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Calls of the API and the tokens they gave. Series are looked up once, so that a call costs a few additions. */
final class CallMetrics implements CallObserver {

    private static final Set<String> OUTCOMES = Stream.concat(
                    Stream.of(OK), Arrays.stream(ErrorCode.values()).map(ErrorCode::eCode))
            .collect(Collectors.toUnmodifiableSet());

    private static final String[] SUBCLASSES = IntStream.rangeClosed(0, TokenKind.MAX_SUBCLASS)
            .mapToObj(Integer::toString)
            .toArray(String[]::new);

    private final Map<ApiMethod, ClosedSet> calls = new EnumMap<>(ApiMethod.class);
    private final Map<ApiMethod, DistributionDataPoint> durations = new EnumMap<>(ApiMethod.class);
    private final Map<TokenKind, ClosedSet> tokens = new EnumMap<>(TokenKind.class);
    private final ClosedSet signIns;
    private final ClosedSet errors;

    CallMetrics(PrometheusRegistry registry) {
        Counter all = Counters.register(registry, "ptoken_calls", "Calls of the API.", "method", "outcome");
        Histogram duration = Histogram.builder()
                .name("ptoken_call_duration_seconds")
                .help("Time from the arguments of a call to its answer, without network.")
                .labelNames("method")
                .classicOnly()
                .classicUpperBounds(Buckets.seconds())
                .withoutExemplars()
                .register(registry);
        for (ApiMethod call : ApiMethod.values()) {
            calls.put(call, new ClosedSet(all, OUTCOMES, call.wireName()));
            durations.put(call, duration.labelValues(call.wireName()));
        }
        signIns = new ClosedSet(
                Counters.register(registry, "ptoken_sign_ins", "Sign-ins by password.", "outcome"), OUTCOMES);
        errors = new ClosedSet(
                Counters.register(
                        registry,
                        "ptoken_errors",
                        "Calls that did not do what they were asked, and tokens found invalid.",
                        "code"),
                OUTCOMES);
        Counter issued = Counters.register(
                registry,
                "ptoken_tokens",
                "Tokens answered to calls that issue; a repeated call counts again.",
                "kind",
                "subclass");
        for (TokenKind kind : TokenKind.values()) {
            tokens.put(kind, new ClosedSet(issued, Set.of(SUBCLASSES), label(kind)));
        }
    }

    @Override
    public void called(ApiMethod call, String outcome, long nanoseconds) {
        Objects.requireNonNull(calls.get(call)).count(outcome);
        Objects.requireNonNull(durations.get(call)).observe(Buckets.toSeconds(nanoseconds));
        if (call == ApiMethod.SIGN_IN) {
            signIns.count(outcome);
        }
        if (!outcome.equals(OK)) {
            errors.count(outcome);
        }
    }

    @Override
    public void issued(TokenKind kind, int subclass) {
        String label = subclass >= 0 && subclass < SUBCLASSES.length ? SUBCLASSES[subclass] : ClosedSet.OTHER;
        Objects.requireNonNull(tokens.get(kind)).count(label);
    }

    private static String label(TokenKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
