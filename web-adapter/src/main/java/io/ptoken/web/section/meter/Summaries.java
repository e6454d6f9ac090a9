package io.ptoken.web.section.meter;

import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.service.operate.call.MeterCalls.IssuedCall;
import io.ptoken.web.section.meter.MeterPage.Fact;
import io.ptoken.web.section.meter.MeterPage.KeyChange;
import io.ptoken.web.section.meter.MeterPage.Summary;
import io.ptoken.web.section.meter.MeterPage.UsedTid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tokens of a meter come to. */
final class Summaries {

    private static final Duration MONTH = Duration.ofDays(30);

    private Summaries() {}

    /** A token and when it was issued. */
    private record Dated(IssuedToken token, Instant at) {}

    /**
     * Of calls, the newest first.
     *
     * @return empty when there are none
     */
    static Optional<Summary> of(List<IssuedCall> calls, Instant now) {
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        IssuedCall newest = calls.get(0);
        IssuedToken last = newest.tokens().get(newest.tokens().size() - 1);
        Optional<MeterConfigAdvice> moved = newest.tokens().get(0).newConfig();
        List<IssuedToken> month =
                credits(calls, now.minus(MONTH)).map(Dated::token).toList();
        Optional<Dated> credit = credits(calls, Instant.EPOCH).findFirst();
        List<UsedTid> tids = tids(calls);
        return Optional.of(new Summary(
                TokenView.group(moved.map(MeterConfigAdvice::toSgc).orElse(last.sgc())),
                String.format(
                        Locale.ROOT,
                        "KRN %d, TI %02d",
                        moved.map(MeterConfigAdvice::toKrn).orElse(last.krn()),
                        moved.map(MeterConfigAdvice::toTi).orElse(last.ti())),
                calls.stream()
                        .filter(call -> call.tokens().get(0).newConfig().isPresent())
                        .map(IssuedCall::at)
                        .findFirst(),
                credit.map(dated -> TokenView.amount(dated.token())).orElse(""),
                credit.map(Dated::at),
                sum(month),
                month.size(),
                tids.stream().findFirst().map(UsedTid::tid).orElse(""),
                tids.stream().findFirst().map(UsedTid::at),
                facts(last),
                calls.get(calls.size() - 1).at(),
                changes(calls),
                tids));
    }

    private static Stream<Dated> credits(List<IssuedCall> calls, Instant from) {
        return calls.stream()
                .filter(call -> !call.at().isBefore(from))
                .flatMap(call -> call.tokens().stream().map(token -> new Dated(token, call.at())))
                .filter(dated -> TokenView.isCredit(dated.token()));
    }

    /** By unit: kilowatt-hours and cubic metres do not add up. */
    static String sum(List<IssuedToken> credits) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        credits.forEach(
                token -> sums.merge(token.scaledUnitName(), new BigDecimal(token.scaledAmount()), BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> (sum.getValue().toPlainString() + " " + sum.getKey()).strip())
                .collect(Collectors.joining(", "));
    }

    private static List<UsedTid> tids(List<IssuedCall> calls) {
        List<UsedTid> tids = new ArrayList<>();
        for (IssuedCall call : calls) {
            for (IssuedToken token : call.tokens()) {
                if (token.tid().minutes() != 0) {
                    tids.add(new UsedTid(Integer.toString(token.tid().minutes()), call.at()));
                }
            }
        }
        return tids;
    }

    private static List<KeyChange> changes(List<IssuedCall> calls) {
        List<KeyChange> changes = new ArrayList<>();
        for (IssuedCall call : calls) {
            IssuedToken first = call.tokens().get(0);
            first.newConfig()
                    .ifPresent(advice -> changes.add(new KeyChange(
                            call.at(),
                            TokenView.key(first),
                            TokenView.texts(advice.toSgc(), advice.toKrn(), advice.toTi()),
                            call.account())));
        }
        return changes;
    }

    private static List<Fact> facts(IssuedToken last) {
        return List.of(
                new Fact("ea", String.format(Locale.ROOT, "%02d", last.ea())),
                new Fact("tct", String.format(Locale.ROOT, "%02d", last.tct())),
                new Fact("kcv", last.vkKcv()),
                new Fact("module", last.idSm()));
    }
}
