package io.ptoken.web.section.dashboard;

import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.observe.ReadinessCheck;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.MemberState;
import io.ptoken.service.operate.call.WatchCalls.WatchedMember;
import io.ptoken.service.operate.call.WatchCalls.WatchedModule;
import io.ptoken.web.frame.Ages;
import io.ptoken.web.frame.Numbers;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.frame.Times;
import io.ptoken.web.section.dashboard.DashboardPage.Card;
import io.ptoken.web.section.dashboard.DashboardPage.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parts of the installation with their facts. */
record Cards(Times times, Texts texts, Levels levels) {

    /** Each security module: one that does not answer with what it told last. */
    List<Card> modules(InstallationStatus status, Optional<Looked> seen) {
        boolean vending = status.mode().inEffect() == InstallationMode.VENDING;
        if (!status.members().isEmpty()) {
            return status.members().stream()
                    .map(member -> member(member, vending))
                    .toList();
        }
        String title = texts.get("dashboard.module");
        if (status.module().isPresent()) {
            WatchedModule module = status.module().get();
            boolean serves = module.status().state().isInService();
            return List.of(new Card(
                    title,
                    serves ? Levels.OK : Levels.BAD,
                    serves
                            ? texts.get("dashboard.member.serving")
                            : module.status().state().name(),
                    "",
                    facts(module, vending, levels)));
        }
        String why = status.moduleFailure()
                .or(() -> status.notices().unknown().modules())
                .orElse("");
        String last = seen.map(before -> texts.get("dashboard.module.last", Ages.since(before.at(), times, texts)))
                .orElse(texts.get("dashboard.module.never"));
        return List.of(new Card(
                title,
                Levels.BAD,
                texts.get("dashboard.member.silent"),
                why + ". " + last,
                seen.map(before -> facts(before.module(), vending, levels)).orElse(List.of())));
    }

    private Card member(WatchedMember member, boolean vending) {
        String level = switch (member.state()) {
            case SERVING -> Levels.OK;
            case STANDBY, DRAINED -> Levels.IDLE;
            case RESTING -> Levels.WARN;
            case SILENT, FOREIGN, NOT_VENDING -> Levels.BAD;
        };
        List<Fact> facts = new ArrayList<>();
        member.told()
                .ifPresent(told -> facts.add(new Fact(
                        texts.get("dashboard.told"),
                        Ages.since(told, times, texts),
                        times.second(told) + " UTC",
                        member.state() == MemberState.SILENT ? Levels.WARN : Levels.PLAIN)));
        member.module().ifPresent(module -> facts.addAll(facts(module, vending, levels.inModule(member.name()))));
        String note = member.why().map(why -> why + ".").orElse("");
        return new Card(
                texts.get("dashboard.module.named", member.name()),
                level,
                texts.get("dashboard.member." + member.state().name().toLowerCase(Locale.ROOT)),
                member.told().isEmpty() ? note + " " + texts.get("dashboard.module.never") : note,
                facts);
    }

    private List<Fact> facts(WatchedModule module, boolean vending, Levels of) {
        ModuleStatus status = module.status();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(texts.get("dashboard.identity"), status.moduleId()));
        facts.add(
                new Fact(texts.get("dashboard.kind"), status.hardwareId(), status.firmwareId(), of.of("ESm.Firmware")));
        facts.add(Fact.of(
                texts.get("dashboard.access"),
                status.details().getOrDefault("ac.mode", texts.get("dashboard.access.none"))));
        if (!status.state().isInService()) {
            facts.add(Fact.of(texts.get("dashboard.state"), status.state().name()));
        }
        facts.add(clock(module, of));
        if (vending) {
            facts.add(new Fact(
                    texts.get("dashboard.count.transactions"),
                    status.transactionsLeft().map(Numbers::grouped).orElse(texts.get("dashboard.unlimited")),
                    "",
                    of.of("ESm.Transactions")));
            facts.add(new Fact(
                    texts.get("dashboard.count.inhibit"),
                    status.inhibitVendDate().map(times::date).orElse(texts.get("dashboard.none")),
                    status.inhibitVendDate()
                            .map(date -> Ages.until(date, times, texts))
                            .orElse(""),
                    of.of("ESm.InhibitVend")));
        }
        facts.add(Fact.of(
                texts.get("dashboard.count.registers"),
                Numbers.grouped(module.registersUsed()) + " "
                        + texts.get("dashboard.of", Numbers.grouped(module.registers()))));
        return facts;
    }

    private Fact clock(WatchedModule module, Levels of) {
        ModuleStatus status = module.status();
        String name = texts.get("dashboard.clock");
        if (status.tidWindow().isZero()) {
            return Fact.of(name, texts.get("dashboard.clock.untold"));
        }
        long drift = module.driftSeconds();
        String off = drift == 0
                ? texts.get("dashboard.clock.ok")
                : texts.count(drift > 0 ? "dashboard.clock.ahead" : "dashboard.clock.behind", Math.abs(drift));
        return new Fact(
                name,
                times.clock(status.clock()) + " UTC",
                times.isLocalOther(status.clock())
                        ? texts.get("dashboard.local", times.localHourMinute(status.clock())) + ", " + off
                        : off,
                of.of("ESm.Clock"));
    }

    /** What vending systems talk to. */
    Card api(InstallationStatus status, String address, Map<String, ReadinessCheck> checks) {
        Optional<String> complaint = Optional.ofNullable(checks.get("api")).flatMap(ReadinessCheck::complaint);
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(texts.get("dashboard.api.address"), address));
        String name = texts.get("dashboard.api.certificate");
        Optional<Instant> end = status.certificateEnd();
        facts.add(end.map(at ->
                        new Fact(name, times.date(at), Ages.until(at, times, texts), levels.of("EService.Certificate")))
                .orElse(new Fact(
                        name,
                        texts.get("dashboard.unknown"),
                        status.notices().unknown().certificate().orElse(""),
                        Levels.PLAIN)));
        return new Card(
                texts.get("dashboard.api"),
                complaint.isEmpty() ? Levels.OK : Levels.BAD,
                texts.get(complaint.isEmpty() ? "dashboard.api.ok" : "dashboard.api.bad"),
                complaint.map(why -> why + ".").orElse(""),
                facts);
    }

    /** Where it is kept. */
    Card server(InstallationStatus status) {
        Optional<String> failure = status.storeFailure();
        boolean usable = failure.isEmpty() && status.storeRefused().isEmpty();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                texts.get("dashboard.disk"),
                status.freeBytes().isPresent()
                        ? texts.get(
                                "dashboard.disk.free",
                                Numbers.bytes(status.freeBytes().getAsLong()))
                        : texts.get("dashboard.unknown"),
                "",
                levels.of("EService.DiskSpace")));
        status.nothingUntil()
                .ifPresent(
                        until -> facts.add(Fact.of(texts.get("dashboard.sellsAgain"), times.minute(until) + " UTC")));
        status.waitingMeters().ifPresent(meters -> facts.add(Fact.of(texts.get("dashboard.waitingMeters"), meters)));
        if (status.mode().inEffect() != status.mode().afterRestart()) {
            facts.add(Fact.of(
                    texts.get("dashboard.afterRestart"),
                    texts.get("plate.mode." + status.mode().afterRestart())));
        }
        String state = failure.isPresent() ? "silent" : usable ? "ok" : "refused";
        return new Card(
                texts.get("dashboard.database"),
                usable ? Levels.OK : Levels.BAD,
                texts.get("dashboard.database." + state),
                failure.map(why -> why + ".").or(status::storeRefused).orElse(""),
                facts);
    }
}
