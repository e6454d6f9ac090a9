package io.ptoken.service.operate.work;

import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.operate.audit.AnonymousActivity;
import io.ptoken.service.operate.audit.AnonymousActivity.Caller;
import io.ptoken.service.operate.audit.AnonymousCalls;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.AuditVerdict.Broken;
import io.ptoken.service.operate.audit.AuditVerdict.Fault;
import io.ptoken.service.operate.audit.AuditVerdict.Whole;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.ModuleTold;
import io.ptoken.service.operate.call.WatchCalls.Unknown;
import io.ptoken.service.operate.call.WatchCalls.WatchedModule;
import io.ptoken.service.operate.checkup.Bounds;
import io.ptoken.service.operate.checkup.CheckUpReport;
import io.ptoken.service.operate.checkup.CheckUpReport.Line;
import io.ptoken.service.operate.checkup.CheckUpReport.State;
import io.ptoken.service.operate.node.InstallationLook;
import io.ptoken.service.operate.notice.Notice;
import io.ptoken.service.operate.notice.Notice.Level;
import io.ptoken.service.port.AlertStore;
import io.ptoken.service.port.AlertStore.Alert;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The weekly check: looks at everything again and sorts what it finds by what people look for (operating requirements section
 * 12), with two lines of ours, the audit log and the backup. Thread safe.
 *
 * @param look at the installation
 */
record CheckUpWork(InstallationLook look, AlertStore alerts, AuditLog log, AuditCheck auditCheck, InstantSource clock) {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private static final int PAGE = 200;

    /** What was seen, for all lines. */
    private record Found(InstallationStatus status, String node, List<Alert> open, Instant now) {

        List<Notice> of(CheckUpTopic topic) {
            return status.notices().notices().stream().filter(topic::isOf).toList();
        }

        Unknown unknown() {
            return status.notices().unknown();
        }

        Optional<Instant> since(List<Notice> notices) {
            return open.stream()
                    .filter(alert ->
                            alert.key().node().isEmpty() || alert.key().node().equals(node))
                    .filter(alert -> notices.stream().anyMatch(notice -> isOf(alert, notice)))
                    .map(Alert::raised)
                    .min(Comparator.naturalOrder());
        }

        private static boolean isOf(Alert alert, Notice notice) {
            return alert.key().code().equals(notice.code())
                    && alert.key().subject().equals(notice.subject().text())
                    && alert.key().level().equals(notice.level().name());
        }
    }

    /**
     * Checks.
     *
     * @param by who wants it
     * @param noted a row of the audit log that was noted elsewhere
     * @param progress is told now and then how many rows of the audit log are verified
     */
    CheckUpReport check(String by, Optional<Link> noted, LongConsumer progress) {
        InstallationStatus status = look.status(true);
        Instant now = clock.instant();
        Found seen = new Found(status, look.node(), answered(alerts::open).orElse(List.of()), now);
        List<Line> lines = List.of(
                line(seen, CheckUpTopic.CERTIFICATE, unknownCertificate(seen), CheckUpWork::certificate),
                alerts(seen),
                transactions(seen),
                line(seen, CheckUpTopic.KEYS, unknownModule(seen), CheckUpWork::keys),
                line(seen, CheckUpTopic.CLOCK, unknownModule(seen), CheckUpWork::drift),
                line(
                        seen,
                        CheckUpTopic.KMC,
                        unknownModule(seen).or(() -> unknownStore(seen)),
                        any -> "No KMC stands in LOADING, and the public keys of all are good for longer."),
                line(seen, CheckUpTopic.ACCOUNTS, unknownStore(seen), any -> "None is near its end."),
                anonymous(seen),
                line(seen, CheckUpTopic.DISK, unknownDisk(seen), CheckUpWork::disk),
                standby(seen),
                audit(noted, progress),
                backup(seen));
        return new CheckUpReport(status.installation(), look.node(), now, by, lines);
    }

    private static Line line(
            Found seen, CheckUpTopic topic, Optional<String> unknown, Function<InstallationStatus, String> well) {
        return line(seen, topic, unknown, () -> well.apply(seen.status()));
    }

    /** Of the notices of a line; what is not known is told beside them, and makes it so where it is all. */
    private static Line line(Found seen, CheckUpTopic topic, Optional<String> unknown, Supplier<String> well) {
        List<Notice> notices = seen.of(topic);
        State state = state(notices);
        List<String> found = new ArrayList<>(notices.stream().map(Notice::text).toList());
        unknown.ifPresent(reason -> found.add("Not known: " + reason + "."));
        if (state == State.OK && unknown.isPresent()) {
            state = State.NOT_KNOWN;
        }
        if (found.isEmpty()) {
            found.add(well.get());
        }
        return new Line(topic.number(), topic.title(), state, seen.since(notices), found, remedies(notices));
    }

    /** What is good to know asks for nothing. */
    private static State state(List<Notice> notices) {
        if (notices.stream().anyMatch(notice -> notice.level() == Level.ERROR)) {
            return State.ERROR;
        }
        return notices.stream().anyMatch(notice -> notice.level() == Level.WARNING) ? State.WARNING : State.OK;
    }

    private static List<String> remedies(List<Notice> notices) {
        return notices.stream()
                .filter(notice -> notice.level() != Level.INFO)
                .map(notice -> notice.action() + command(notice))
                .distinct()
                .toList();
    }

    private static String command(Notice notice) {
        String command = notice.clearing().command();
        return command.isEmpty() || notice.action().contains(command) ? "" : " (" + command + ")";
    }

    private static Optional<String> unknownCertificate(Found seen) {
        return seen.unknown().certificate();
    }

    private static String certificate(InstallationStatus status) {
        return status.certificateEnd()
                .map(end -> "It ends at " + end + ".")
                .orElse("There is none yet; the server makes one when it starts first.");
    }

    private static Optional<String> unknownModule(Found seen) {
        return seen.unknown()
                .modules()
                .or(() -> seen.status()
                        .moduleFailure()
                        .map(reason -> "the security module does not answer (" + reason + ")"));
    }

    private static Optional<String> unknownStore(Found seen) {
        return seen.status().storeFailure().map(reason -> "the store does not answer (" + reason + ")");
    }

    /** Licences are for vending mode alone. */
    private static Line transactions(Found seen) {
        InstallationMode mode = seen.status().mode().inEffect();
        return mode == InstallationMode.VENDING
                ? line(seen, CheckUpTopic.TRANSACTIONS, unknownModule(seen), CheckUpWork::transactions)
                : line(
                        seen,
                        CheckUpTopic.TRANSACTIONS,
                        Optional.empty(),
                        any -> "Only vending mode uses them; this installation is in " + mode + " mode.");
    }

    private static String transactions(InstallationStatus status) {
        return module(
                status,
                module -> module.status()
                                .transactionsLeft()
                                .map(left -> left + " transactions left")
                                .orElse("Transactions are not limited")
                        + module.status()
                                .inhibitVendDate()
                                .map(date -> ", vending until " + date)
                                .orElse(", and vending has no end")
                        + ".");
    }

    private static String keys(InstallationStatus status) {
        return module(
                status,
                module -> module.registersUsed() + " of " + module.registers()
                        + " registers are used; no key is near its end or its limits.");
    }

    private static String drift(InstallationStatus status) {
        return module(status, module -> "It is off by " + Math.abs(module.driftSeconds()) + " s.");
    }

    private static String module(InstallationStatus status, Function<WatchedModule, String> text) {
        return status.module().map(text).orElse("No notices.");
    }

    private static Optional<String> unknownDisk(Found seen) {
        return seen.unknown().disk()
                ? Optional.of("the system does not tell how much room there is")
                : Optional.empty();
    }

    private static String disk(InstallationStatus status) {
        return status.freeBytes().orElse(0) / Bounds.MEGABYTE + " MB free.";
    }

    /** Notices that no other line has, and alerts of the week that are over and that nobody has taken note of. */
    private Line alerts(Found seen) {
        Instant from = seen.now().minus(A_WEEK);
        Line line = line(
                seen,
                CheckUpTopic.ALERTS,
                unknownModule(seen).or(() -> unknownStore(seen)),
                any -> "No other notices.");
        Optional<List<Alert>> page = answered(() -> alerts.page(from, false, Long.MAX_VALUE, PAGE));
        if (page.isEmpty()) {
            return line;
        }
        List<Alert> week = page.get().stream()
                .filter(alert -> !alert.key().level().equals(Level.INFO.name()))
                .toList();
        long open = week.stream().filter(alert -> alert.ended().isEmpty()).count();
        List<Alert> passed = week.stream()
                .filter(alert ->
                        alert.ended().isPresent() && alert.acknowledged().isEmpty())
                .toList();
        List<String> found = new ArrayList<>(line.found());
        List<String> remedies = new ArrayList<>(line.remedies());
        found.add((page.get().size() == PAGE ? "At least " : "") + open + (open == 1 ? " alert" : " alerts")
                + " of the last 7 days still " + (open == 1 ? "stands" : "stand")
                + "; of those that are over, nobody has taken"
                + " note of " + passed.size() + ".");
        if (!passed.isEmpty()) {
            passed.stream()
                    .limit(5)
                    .forEach(alert -> found.add("Alert " + alert.id() + ", ended at "
                            + alert.ended().orElse(Instant.EPOCH) + ": " + alert.text()));
            remedies.add("Look at 'ptoken alerts list', and take note with 'ptoken alerts acknowledge'.");
        }
        State state = line.state() != State.ERROR && !passed.isEmpty() ? State.WARNING : line.state();
        return new Line(line.number(), line.title(), state, line.since(), found, remedies);
    }

    private Line anonymous(Found seen) {
        AuditPeriod week = new AuditPeriod(seen.now().minus(A_WEEK), AuditPeriod.ALL.to());
        Optional<AnonymousActivity> activity = answered(() -> new AnonymousCalls(log).of(week, 1));
        Line line = line(seen, CheckUpTopic.ANONYMOUS, unknownStore(seen), any -> "No more than usual.");
        return activity.map(found -> with(line, text(found))).orElse(line);
    }

    private static String text(AnonymousActivity activity) {
        if (activity.calls() == 0) {
            return "None in the last 7 days.";
        }
        Caller most = activity.callers().get(0);
        return (activity.more() ? "More than " : "") + activity.calls() + " in the last 7 days, from "
                + activity.addresses() + (activity.addresses() == 1 ? " address" : " addresses") + "; " + most.calls()
                + " of them from " + most.address() + ", " + (most.signedIn() ? "where somebody" : "where nobody")
                + " has ever signed in; 'ptoken audit anonymous' has them all.";
    }

    private static Line with(Line line, String text) {
        List<String> found = new ArrayList<>(line.found());
        found.add(text);
        return new Line(line.number(), line.title(), line.state(), line.since(), found, line.remedies());
    }

    /** Of another installation nothing is known here. */
    private static Line standby(Found seen) {
        Line line = line(
                seen,
                CheckUpTopic.STANDBY,
                seen.unknown().modules(),
                () -> standby(seen.status().notices().modules()));
        return with(line, "A second installation is not seen from here: check it there.");
    }

    private static String standby(List<ModuleTold> modules) {
        if (modules.isEmpty()) {
            return "There is one security module, and no other to go on with.";
        }
        return modules.size() + " security modules, "
                + modules.stream()
                        .map(ModuleTold::module)
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("")
                + "; each answers.";
    }

    private Line audit(Optional<Link> noted, LongConsumer progress) {
        CheckUpTopic topic = CheckUpTopic.AUDIT;
        Optional<AuditVerdict> verdict = answered(() -> auditCheck.verify(noted, progress));
        if (verdict.isEmpty()) {
            return unread(topic);
        }
        if (verdict.get() instanceof Whole whole) {
            String head = whole.head().sequence() + ":" + whole.head().hash();
            String rows = "It is whole: " + whole.rows() + " rows. Its last row, to note elsewhere: " + head;
            return noted.isPresent()
                    ? new Line(
                            topic.number(),
                            topic.title(),
                            State.OK,
                            Optional.empty(),
                            List.of("It has the noted row.", rows),
                            List.of())
                    : new Line(
                            topic.number(),
                            topic.title(),
                            State.NOT_COMPARED,
                            Optional.empty(),
                            List.of("Not compared with a row that was noted elsewhere: none was given.", rows),
                            List.of("Note that row elsewhere, and give it to --expect the next time."));
        }
        Broken broken = (Broken) verdict.get();
        return new Line(
                topic.number(),
                topic.title(),
                broken.fault() == Fault.NOTED_ROW_GONE ? State.WARNING : State.ERROR,
                Optional.empty(),
                List.of("It does not hold: " + broken.text() + "."),
                List.of(
                        broken.fault() == Fault.NOTED_ROW_GONE
                                ? "Note a newer row elsewhere: 'ptoken audit verify' tells the last one."
                                : "Call the security team; keep the database as it is, and the backups."));
    }

    private Line backup(Found seen) {
        CheckUpTopic topic = CheckUpTopic.BACKUP;
        if (seen.status().storeFailure().isPresent()) {
            return unread(topic);
        }
        Optional<Instant> last = answered(log::lastBackup).flatMap(Function.identity());
        boolean fresh = Bounds.isFresh(last, seen.now());
        return new Line(
                topic.number(),
                topic.title(),
                fresh ? State.OK : State.WARNING,
                Optional.empty(),
                List.of(last.map(at -> "The last one was made at " + at + ", "
                                + days(Duration.between(at, seen.now()).toDays())
                                + " ago. Whether it can be read is not"
                                + " known here.")
                        .orElse("The audit log tells of none.")),
                fresh ? List.of() : List.of("Make one with 'ptoken backup', and keep it on another machine."));
    }

    private static String days(long days) {
        return days + (days == 1 ? " day" : " days");
    }

    private static Line unread(CheckUpTopic topic) {
        return new Line(
                topic.number(),
                topic.title(),
                State.NOT_KNOWN,
                Optional.empty(),
                List.of("Not known: the store does not answer."),
                List.of());
    }

    private static <R> Optional<R> answered(Supplier<R> question) {
        try {
            return Optional.of(question.get());
        } catch (StoreException silent) {
            return Optional.empty();
        }
    }
}
