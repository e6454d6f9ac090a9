package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.sts.InvalidValueException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A KEK slot as text, one {@code name=value} a line; what a slot does not have has no line. */
final class SlotText {

    private SlotText() {}

    static String of(KekSlotStatus slot) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("number", String.valueOf(slot.number()));
        lines.put("state", slot.state().name());
        lines.put("priorKeys", String.valueOf(slot.priorKeys()));
        slot.counter().ifPresent(counter -> lines.put("counter", counter.toString()));
        slot.request().ifPresent(request -> lines.put("request", request.line()));
        slot.keyCount().ifPresent(count -> lines.put("keyCount", String.valueOf(count)));
        if (!slot.loaded().isEmpty()) {
            lines.put("loaded", slot.loaded().stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        slot.since().ifPresent(since -> lines.put("since", since.toString()));
        return lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Empty for a text that {@link #of} has not made. */
    static Optional<KekSlotStatus> read(KmcId kmc, String text) {
        Map<String, String> lines = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int equals = Math.max(line.indexOf('='), 0);
            lines.put(line.substring(0, equals), line.substring(Math.min(equals + 1, line.length())));
        });
        try {
            return Optional.of(new KekSlotStatus(
                    Integer.parseInt(lines.getOrDefault("number", "")),
                    KekSlotState.valueOf(lines.getOrDefault("state", "")),
                    Optional.of(kmc),
                    Boolean.parseBoolean(lines.get("priorKeys")),
                    Optional.ofNullable(lines.get("counter")).map(Long::valueOf),
                    Optional.ofNullable(lines.get("request")).map(KeyLoadRecord::new),
                    lines.containsKey("keyCount")
                            ? OptionalInt.of(Integer.parseInt(lines.getOrDefault("keyCount", "")))
                            : OptionalInt.empty(),
                    Optional.ofNullable(lines.get("loaded"))
                            .map(SlotText::numbers)
                            .orElse(List.of()),
                    Optional.ofNullable(lines.get("since")).map(Instant::parse)));
        } catch (IllegalArgumentException | DateTimeException | InvalidValueException e) {
            return Optional.empty();
        }
    }

    private static List<Integer> numbers(String text) {
        return Stream.of(text.split(",", -1)).map(Integer::valueOf).toList();
    }
}
