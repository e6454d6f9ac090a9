package io.ptoken.cli.document;

import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.NodeList;
import io.ptoken.service.operate.call.WatchCalls.Noted;
import io.ptoken.service.operate.call.WatchCalls.NoticeList;
import io.ptoken.service.operate.call.WatchCalls.ShownAlert;
import io.ptoken.service.operate.call.WatchCalls.Summed;
import io.ptoken.service.operate.call.WatchCalls.WatchedModule;
import io.ptoken.service.operate.call.WatchCalls.WatchedNode;
import io.ptoken.service.operate.checkup.CheckUpReport;
import io.ptoken.service.port.CallFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An installation as a whole, and what needs attention. */
public sealed interface WatchDocument extends Document {

    /**
     * What needs attention, the worst first; of all that is known.
     *
     * @param seen when all of it was looked at
     * @param modulesSeen when each of several security modules last told what was looked at; empty with a single one
     */
    @DocumentKind("notices")
    record Notices(
            boolean complete, Instant seen, List<ToldModule> modulesSeen, List<Notice> notices, List<Unknown> unknown)
            implements WatchDocument {

        public static Notices of(NoticeList list) {
            return new Notices(
                    list.unknown().isNothing(),
                    Times.seconds(list.seen()),
                    ToldModule.of(list),
                    list.notices().stream().map(Notice::of).toList(),
                    WatchDocument.unknown(list, "notices", "notices", "notices"));
        }
    }

    /**
     * One of them.
     *
     * @param code as alerts of the API carry it
     * @param subject what it is about, e.g. an account; left out for the installation or its module
     * @param call action of the operator's call that can end it; left out where there is none
     * @param command the command that can end it, without its options; left out where there is none
     */
    record Notice(
            io.ptoken.service.operate.notice.Notice.Level level,
            String code,
            String text,
            String action,
            Optional<String> subject,
            Optional<String> call,
            Optional<String> command) {

        static Notice of(io.ptoken.service.operate.notice.Notice notice) {
            return new Notice(
                    notice.level(),
                    notice.code(),
                    notice.text(),
                    notice.action(),
                    Texts.some(notice.subject().text()),
                    Texts.some(notice.clearing().call()),
                    Texts.some(notice.clearing().command()));
        }
    }

    /**
     * An installation.
     *
     * @param installation its data directory
     * @param mode what it is for at present
     * @param modeAfterRestart what it is for from the next start on
     * @param complete false when something stands in {@code unknown}
     * @param seen when all of it was looked at
     * @param modulesSeen when each of several security modules last told what was looked at; empty with a single one
     * @param module what its security modules tell
     * @param moduleFailure why they do not answer
     * @param certificateUntil end of the TLS certificate; left out when there is none yet
     * @param sellsAgain moment before which nothing is sold, after a restore
     * @param waitingMeters meters that wait for longer, for people
     */
    @DocumentKind("status")
    record Status(
            String installation,
            InstallationMode mode,
            InstallationMode modeAfterRestart,
            boolean complete,
            Instant seen,
            List<ToldModule> modulesSeen,
            Optional<Module> module,
            Optional<String> moduleFailure,
            Optional<Instant> certificateUntil,
            Store store,
            Optional<Instant> sellsAgain,
            Optional<Long> freeBytes,
            Optional<String> waitingMeters,
            List<Notice> notices,
            List<Unknown> unknown)
            implements WatchDocument {

        public static Status of(InstallationStatus seen) {
            return new Status(
                    seen.installation(),
                    seen.mode().inEffect(),
                    seen.mode().afterRestart(),
                    seen.notices().unknown().isNothing(),
                    Times.seconds(seen.notices().seen()),
                    ToldModule.of(seen.notices()),
                    seen.module().map(Module::of),
                    seen.moduleFailure(),
                    Times.seconds(seen.certificateEnd()),
                    new Store(seen.storeFailure().isEmpty(), seen.storeFailure(), seen.storeRefused()),
                    Times.seconds(seen.nothingUntil()),
                    seen.freeBytes().stream().boxed().findAny(),
                    seen.waitingMeters(),
                    seen.notices().notices().stream().map(Notice::of).toList(),
                    WatchDocument.unknown(seen.notices(), "module", "certificateUntil", "freeBytes"));
        }
    }

    /**
     * The store.
     *
     * @param failure why it does not answer
     * @param notToBeSoldFrom why nothing may be sold from it
     */
    record Store(boolean answers, Optional<String> failure, Optional<String> notToBeSoldFrom) {}

    /**
     * The security module, or the one that is asked first of several.
     *
     * @param clockOffsetSeconds how far its clock was ahead of the server's
     * @param transactionsLeft left out when they are not limited
     * @param inhibitVendDate moment from which vending stops; left out when it does not
     * @param details further facts, each as the module tells it
     */
    record Module(
            String moduleId,
            String hardware,
            String firmware,
            ModuleState state,
            Instant clock,
            long clockOffsetSeconds,
            int registersUsed,
            int registers,
            long tokensVended,
            Optional<Long> transactionsLeft,
            Optional<Instant> inhibitVendDate,
            List<HsmDocument.Detail> details) {

        static Module of(WatchedModule seen) {
            ModuleStatus status = seen.status();
            return new Module(
                    status.moduleId(),
                    status.hardwareId(),
                    status.firmwareId(),
                    status.state(),
                    Times.seconds(status.clock()),
                    seen.driftSeconds(),
                    seen.registersUsed(),
                    seen.registers(),
                    status.vendCounter(),
                    status.transactionsLeft(),
                    Times.seconds(status.inhibitVendDate()),
                    HsmDocument.Detail.of(status.details()));
        }
    }

    /** What the calls that issue tokens came to, the oldest first; a minute or hour without calls is left out. */
    @DocumentKind("figures")
    record Figures(List<FigureRow> figures) implements WatchDocument {

        public static Figures of(List<Summed> all) {
            return new Figures(all.stream().map(FigureRow::of).toList());
        }
    }

    /**
     * Those of a minute or an hour.
     *
     * @param nodes how many nodes had some
     * @param halfWithinMilliseconds bound within which half of the calls were answered; left out when it took longer than 5 s
     * @param nearlyAllWithinMilliseconds the same for 99 of 100
     */
    record FigureRow(
            Instant begin,
            int nodes,
            long tokens,
            long calls,
            long refused,
            long failed,
            Optional<Long> halfWithinMilliseconds,
            Optional<Long> nearlyAllWithinMilliseconds) {

        private static final int HALF = 50;
        private static final int NEARLY_ALL = 99;

        static FigureRow of(Summed one) {
            CallFigures figures = one.figures();
            return new FigureRow(
                    Times.seconds(one.begin()),
                    one.nodes(),
                    figures.tokens(),
                    figures.calls(),
                    figures.refused(),
                    figures.failed(),
                    within(figures, HALF),
                    within(figures, NEARLY_ALL));
        }

        private static Optional<Long> within(CallFigures figures, int percent) {
            OptionalLong time = figures.within(percent);
            return time.isPresent() ? Optional.of(time.getAsLong()) : Optional.empty();
        }
    }

    /**
     * The weekly check.
     *
     * @param installation its data directory
     * @param node what alerts call the node
     * @param at when everything was looked at
     * @param by who had it looked at
     * @param somethingToDo true when a line has the state WARNING or ERROR
     * @param complete false when a line has the state NOT_KNOWN
     */
    @DocumentKind("check-up")
    record CheckUp(
            String installation,
            String node,
            Instant at,
            String by,
            boolean somethingToDo,
            boolean complete,
            List<CheckUpLine> lines)
            implements WatchDocument {

        public static CheckUp of(CheckUpReport report) {
            return new CheckUp(
                    report.installation(),
                    report.node(),
                    Times.seconds(report.at()),
                    report.by(),
                    report.wantsSomething(),
                    report.isComplete(),
                    report.lines().stream().map(CheckUpLine::of).toList());
        }
    }

    /**
     * What an installation stands on.
     *
     * @param installation its data directory
     * @param at when it was looked at
     * @param somethingToDo true when a line has the state WARNING or ERROR
     * @param complete false when a line has the state NOT_KNOWN
     */
    @DocumentKind("doctor")
    record Doctor(String installation, Instant at, boolean somethingToDo, boolean complete, List<CheckUpLine> lines)
            implements WatchDocument {

        public static Doctor of(CheckUpReport report) {
            return new Doctor(
                    report.installation(),
                    Times.seconds(report.at()),
                    report.wantsSomething(),
                    report.isComplete(),
                    report.lines().stream().map(CheckUpLine::of).toList());
        }
    }

    /**
     * One line of it.
     *
     * @param since since when it stands so; left out where no alert tells
     * @param found what was found, sentences
     * @param remedies what to do, sentences
     */
    record CheckUpLine(
            int number,
            String title,
            CheckUpReport.State state,
            Optional<Instant> since,
            List<String> found,
            List<String> remedies) {

        static CheckUpLine of(CheckUpReport.Line line) {
            return new CheckUpLine(
                    line.number(),
                    line.title(),
                    line.state(),
                    Times.seconds(line.since()),
                    line.found(),
                    line.remedies());
        }
    }

    /**
     * When a security module of several last told.
     *
     * @param at left out when it never has
     */
    record ToldModule(String module, Optional<Instant> at) {

        static List<ToldModule> of(NoticeList list) {
            return list.modules().stream()
                    .map(told -> new ToldModule(told.module(), Times.seconds(told.at())))
                    .toList();
        }
    }

    /**
     * The nodes that share a store, by name.
     *
     * @param seen when the store was asked
     */
    @DocumentKind("nodes")
    record Nodes(List<Node> nodes, Instant seen) implements WatchDocument {

        public static Nodes of(NodeList list) {
            return new Nodes(
                    list.nodes().stream()
                            .map(node -> Node.of(node, list.seen()))
                            .toList(),
                    Times.seconds(list.seen()));
        }
    }

    /**
     * One of them, as it told the others.
     *
     * @param module its security modules, in a few words
     * @param told when
     * @param ageSeconds how long that was ago
     */
    record Node(
            String name,
            WatchCalls.NodeState state,
            String version,
            String address,
            int port,
            String module,
            List<NodeNotice> notices,
            Instant started,
            Instant told,
            long ageSeconds) {

        static Node of(WatchedNode node, Instant seen) {
            return new Node(
                    node.name(),
                    node.state(),
                    node.version(),
                    node.address(),
                    node.port(),
                    node.module(),
                    node.notices().stream()
                            .map(notice -> new NodeNotice(notice.level(), notice.code(), notice.text()))
                            .toList(),
                    Times.seconds(node.started()),
                    Times.seconds(node.at()),
                    Duration.between(node.at(), seen).toSeconds());
        }
    }

    /** A notice of a node, in brief. */
    record NodeNotice(String level, String code, String text) {}

    /** Alerts, the newest first. */
    @DocumentKind("alerts")
    record Alerts(List<Alert> alerts) implements WatchDocument {

        public static Alerts of(List<ShownAlert> alerts) {
            return new Alerts(alerts.stream().map(Alert::of).toList());
        }
    }

    /**
     * One of them: a notice, from when it was first seen.
     *
     * @param subject what it is about; left out for the installation or its module
     * @param node the node that it is about; left out for what all nodes share
     * @param ended left out while it stands
     * @param acknowledgedBy who has taken note; left out when nobody has
     * @param word what they said about it
     */
    record Alert(
            long id,
            io.ptoken.service.operate.notice.Notice.Level level,
            String code,
            Optional<String> subject,
            Optional<String> node,
            String text,
            String action,
            Instant raised,
            Optional<Instant> ended,
            Optional<String> acknowledgedBy,
            Optional<Instant> acknowledged,
            Optional<String> word) {

        static Alert of(ShownAlert alert) {
            return new Alert(
                    alert.id(),
                    alert.level(),
                    alert.code(),
                    Texts.some(alert.subject()),
                    Texts.some(alert.node()),
                    alert.text(),
                    alert.action(),
                    Times.seconds(alert.raised()),
                    Times.seconds(alert.ended()),
                    alert.acknowledged().map(Noted::by),
                    Times.seconds(alert.acknowledged().map(Noted::at)),
                    alert.acknowledged().map(Noted::word).flatMap(Texts::some));
        }
    }

    private static List<Unknown> unknown(NoticeList list, String modules, String certificate, String disk) {
        WatchCalls.Unknown missing = list.unknown();
        List<Unknown> unknown = new ArrayList<>();
        missing.modules().ifPresent(holder -> unknown.add(new Unknown(modules, holder)));
        missing.certificate().ifPresent(reason -> unknown.add(new Unknown(certificate, reason)));
        if (missing.disk()) {
            unknown.add(new Unknown(disk, "the system does not tell how much room the disk has"));
        }
        return unknown;
    }
}
