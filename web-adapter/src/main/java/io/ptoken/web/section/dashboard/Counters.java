package io.ptoken.web.section.dashboard;

import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.Summed;
import io.ptoken.service.operate.call.WatchCalls.WatchedModule;
import io.ptoken.service.port.CallFigures;
import io.ptoken.service.port.FigureStore;
import io.ptoken.web.frame.Ages;
import io.ptoken.web.frame.Numbers;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.frame.Times;
import io.ptoken.web.section.dashboard.DashboardPage.Counter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The numbers that people compare every day; of several modules the one that comes to its end first. */
record Counters(Times times, Texts texts, Levels levels) {

    List<Counter> of(Look look, Optional<Looked> seen) {
        InstallationStatus status = look.status();
        boolean vending = status.mode().inEffect() == InstallationMode.VENDING;
        List<WatchedModule> modules = modules(status, seen);
        List<Counter> counters = new ArrayList<>();
        counters.add(tokens(look.hours()));
        if (vending) {
            counters.add(transactions(modules));
            counters.add(inhibitDate(modules));
            counters.add(selling(seen));
        } else {
            counters.add(ditks(status));
        }
        counters.add(registers(seen));
        counters.add(clock(modules));
        return counters;
    }

    private static List<WatchedModule> modules(InstallationStatus status, Optional<Looked> seen) {
        return status.members().isEmpty()
                ? seen.map(Looked::module).stream().toList()
                : status.members().stream()
                        .flatMap(member -> member.module().stream())
                        .toList();
    }

    private Counter tokens(Optional<List<Summed>> hours) {
        String name = texts.get("dashboard.count.tokens");
        if (hours.isEmpty()) {
            return unknown(name);
        }
        CallFigures sum = hours.get().stream().map(Summed::figures).reduce(CallFigures.NONE, CallFigures::plus);
        Instant from = FigureStore.Span.HOUR
                .begin(times.now())
                .minus(FigureStore.Span.HOUR.length().multipliedBy(Look.HOURS - 1L));
        return new Counter(
                name,
                Numbers.grouped(sum.tokens()),
                "",
                texts.count("dashboard.count.tokens.failed", sum.failed(), times.hourMinute(from)),
                Levels.PLAIN);
    }

    private Counter transactions(List<WatchedModule> modules) {
        String name = texts.get("dashboard.count.transactions");
        if (modules.isEmpty()) {
            return unknown(name);
        }
        Optional<Long> least = modules.stream()
                .flatMap(module -> module.status().transactionsLeft().stream())
                .min(Comparator.naturalOrder());
        return new Counter(
                name,
                least.map(Numbers::grouped).orElse(texts.get("dashboard.noLimit")),
                "",
                texts.get(
                        least.isEmpty()
                                ? "dashboard.count.transactions.unlimited"
                                : modules.size() == 1
                                        ? "dashboard.count.transactions.zero"
                                        : "dashboard.count.transactions.least"),
                levels.of("ESm.Transactions"));
    }

    private Counter inhibitDate(List<WatchedModule> modules) {
        String name = texts.get("dashboard.count.inhibit");
        if (modules.isEmpty()) {
            return unknown(name);
        }
        Optional<Instant> first = modules.stream()
                .flatMap(module -> module.status().inhibitVendDate().stream())
                .min(Comparator.naturalOrder());
        return new Counter(
                name,
                first.map(times::date).orElse(texts.get("dashboard.none")),
                "",
                first.map(date -> Ages.until(date, times, texts)).orElse(texts.get("dashboard.count.inhibit.none")),
                levels.of("ESm.InhibitVend"));
    }

    private Counter selling(Optional<Looked> seen) {
        String name = texts.get("dashboard.count.selling");
        return seen.map(Looked::module)
                .map(module -> new Counter(
                        name,
                        Numbers.grouped(module.selling()),
                        texts.get("dashboard.of", Numbers.grouped(module.registersUsed())),
                        module.selling() == module.registersUsed()
                                ? texts.get("dashboard.count.selling.all")
                                : texts.count(
                                        "dashboard.count.selling.others", module.registersUsed() - module.selling()),
                        levels.of("EKeystore.CannotVend")))
                .orElse(unknown(name));
    }

    private Counter ditks(InstallationStatus status) {
        String name = texts.get("dashboard.count.ditks");
        return status.ditks().isEmpty()
                ? unknown(name)
                : new Counter(
                        name,
                        Numbers.grouped(status.ditks().getAsInt()),
                        "",
                        texts.get("dashboard.count.ditks.more"),
                        levels.of("EDitk.NotLoaded"));
    }

    private Counter registers(Optional<Looked> seen) {
        String name = texts.get("dashboard.count.registers");
        return seen.map(Looked::module)
                .map(module -> new Counter(
                        name,
                        Numbers.grouped(module.registersUsed()),
                        texts.get("dashboard.of", Numbers.grouped(module.registers())),
                        texts.get(
                                "dashboard.count.registers.free",
                                Numbers.grouped(module.registers() - module.registersUsed())),
                        Levels.PLAIN))
                .orElse(unknown(name));
    }

    private Counter clock(List<WatchedModule> modules) {
        String name = texts.get("dashboard.count.clock");
        return modules.stream()
                .map(WatchedModule::driftSeconds)
                .max(Comparator.comparing(Math::abs))
                .map(drift -> new Counter(
                        name,
                        (drift > 0 ? "+" : drift < 0 ? "−" : "") + Numbers.grouped(Math.abs(drift)),
                        texts.get("dashboard.seconds"),
                        texts.get(
                                levels.of("ESm.Clock").isEmpty()
                                        ? "dashboard.count.clock.ok"
                                        : "dashboard.count.clock.off"),
                        levels.of("ESm.Clock")))
                .orElse(unknown(name));
    }

    private Counter unknown(String name) {
        return new Counter(name, "–", "", texts.get("dashboard.unknown"), Levels.PLAIN);
    }
}
