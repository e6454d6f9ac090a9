package io.ptoken.service.operate.call;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Permission;
import io.ptoken.service.operate.checkup.CheckUpReport;
import io.ptoken.service.operate.notice.Notice;
import io.ptoken.service.operate.notice.NoticeReport;
import io.ptoken.service.operate.notice.facts.ModuleFacts;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.facts.StoreFacts;
import io.ptoken.service.operate.preference.ModePreference;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.CallFigures;
import io.ptoken.service.port.FigureStore;
import io.ptoken.service.port.NodeStore.NodeNotice;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.storemark.StoreStanding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Calls of those who watch an installation (operating requirements section 4).
 *
 * @param <R> what it answers
 */
public sealed interface WatchCalls<R> extends OperatorCall<R> {

    @Override
    default Permission permission() {
        return Permission.READ_DASHBOARD;
    }

    @Override
    default Audited audited() {
        return Audited.IF_REFUSED;
    }

    private static void requireNumber(String parameter, long number, long least) {
        if (number < least) {
            throw ServiceException.paramRange(parameter, Long.toString(number), least + " or more");
        }
    }

    /**
     * What could not be looked at: what is told is not the whole then.
     *
     * @param modules who has the security modules, a sentence without its full stop; empty when they were asked
     * @param certificate why the end of the certificate cannot be told, with what to do; empty when it can or there is none
     * @param disk true when the system does not tell how much room there is
     */
    record Unknown(Optional<String> modules, Optional<String> certificate, boolean disk) {

        /** True when everything is known. */
        public boolean isNothing() {
            return modules.isEmpty() && certificate.isEmpty() && !disk;
        }
    }

    /**
     * What needs attention.
     *
     * @param notices the worst first
     * @param seen when the facts were looked at on which they rest
     * @param modules when each module of several last told what was looked at; empty with a single one
     * @param unknown what could not be looked at
     */
    record NoticeList(List<Notice> notices, Instant seen, List<ModuleTold> modules, Unknown unknown) {

        public NoticeList {
            notices = List.copyOf(notices);
            modules = List.copyOf(modules);
        }

        /** Those of a report. */
        public static NoticeList of(NoticeReport report, Unknown unknown) {
            return new NoticeList(
                    report.notices(),
                    report.facts().now(),
                    report.facts().members().stream()
                            .map(member ->
                                    new ModuleTold(member.name(), member.told().map(MemberReport.Told::at)))
                            .toList(),
                    unknown);
        }
    }

    /**
     * When a module of several last told of itself.
     *
     * @param module its name
     * @param at when; empty when it never has
     */
    record ModuleTold(String module, Optional<Instant> at) {}

    /**
     * What a security module, or several as one, told.
     *
     * @param status identity, state, clock and counters
     * @param registersUsed vending keys in it
     * @param registers places for vending keys
     * @param selling how many of the keys vend some credit
     * @param driftSeconds how far its clock was ahead of the server's
     */
    record WatchedModule(ModuleStatus status, int registersUsed, int registers, int selling, long driftSeconds) {

        static WatchedModule of(ModuleFacts facts, Instant now) {
            return new WatchedModule(
                    facts.status(),
                    facts.keys().size(),
                    facts.capacity(),
                    selling(facts.keys(), now),
                    facts.driftSeconds());
        }

        static WatchedModule of(MemberReport.Told told, Instant now) {
            return new WatchedModule(
                    told.status(),
                    told.keys().size(),
                    told.capacity(),
                    selling(told.keys(), now),
                    told.drift().toMillis() / 1000);
        }

        private static int selling(List<VendingKeyAttributes> keys, Instant now) {
            return (int) keys.stream()
                    .filter(key -> key.creditRefusal(now).isEmpty())
                    .count();
        }
    }

    /** How one of several modules stands. */
    enum MemberState {
        /** It vends. */
        SERVING,
        /** It vends when no other does. */
        STANDBY,
        /** It is given nothing new, at somebody's word. */
        DRAINED,
        /** It does not answer. */
        SILENT,
        /** It failed, and is left alone for a while. */
        RESTING,
        /** Its firmware is for another mode. */
        FOREIGN,
        /** It answers, and is out of service or without a transaction licence. */
        NOT_VENDING
    }

    /**
     * One of several modules.
     *
     * @param name its name
     * @param state how it stands
     * @param why it does not vend, as it or the pool words it; empty where the state says it all
     * @param module what it told last; empty when it never answered
     * @param told when that was
     */
    record WatchedMember(
            String name,
            MemberState state,
            Optional<String> why,
            Optional<WatchedModule> module,
            Optional<Instant> told) {

        /** As it is reported. */
        public static WatchedMember of(MemberReport report, Instant now) {
            return new WatchedMember(
                    report.name(),
                    state(report, now),
                    report.silence().or(report::resting),
                    report.told().map(told -> WatchedModule.of(told, now)),
                    report.told().map(MemberReport.Told::at));
        }

        private static MemberState state(MemberReport report, Instant now) {
            if (report.silence().isPresent() || report.told().isEmpty()) {
                return MemberState.SILENT;
            }
            if (report.foreign().isPresent()) {
                return MemberState.FOREIGN;
            }
            if (report.standing().drained()) {
                return MemberState.DRAINED;
            }
            if (report.resting().isPresent()) {
                return MemberState.RESTING;
            }
            if (!report.isServing(now)) {
                return MemberState.NOT_VENDING;
            }
            return report.standing().standby() ? MemberState.STANDBY : MemberState.SERVING;
        }
    }

    /**
     * What an installation is for.
     *
     * @param inEffect in the process that serves; where none does, as after a restart
     * @param afterRestart by the preference
     */
    record Modes(InstallationMode inEffect, InstallationMode afterRestart) {}

    /**
     * An installation as it is.
     *
     * @param installation its data directory
     * @param mode what it is for
     * @param module what its modules told; empty when they did not answer or are not known
     * @param moduleFailure why they did not answer
     * @param members each of several modules, in the order of the configuration; none with a single one
     * @param ditks how many DITKs the modules hold; empty where that cannot be told
     * @param certificateEnd end of the TLS certificate; empty for none
     * @param storeFailure why the store does not answer
     * @param storeRefused why nothing may be sold from the store
     * @param nothingUntil the moment from which tokens are sold again, after a restore
     * @param freeBytes room left on the disk
     * @param waitingMeters meters that wait for longer than that, in words
     * @param notices what needs attention, and what is not known
     */
    record InstallationStatus(
            String installation,
            Modes mode,
            Optional<WatchedModule> module,
            Optional<String> moduleFailure,
            List<WatchedMember> members,
            OptionalInt ditks,
            Optional<Instant> certificateEnd,
            Optional<String> storeFailure,
            Optional<String> storeRefused,
            Optional<Instant> nothingUntil,
            OptionalLong freeBytes,
            Optional<String> waitingMeters,
            NoticeList notices) {

        public InstallationStatus {
            members = List.copyOf(members);
        }

        /** What notices rest on, for people. */
        public static InstallationStatus of(
                String installation, NoticeFacts seen, Optional<String> waitingMeters, NoticeList notices) {
            return new InstallationStatus(
                    installation,
                    new Modes(seen.mode(), ModePreference.of(seen.preferences())),
                    seen.module().answer().map(module -> WatchedModule.of(module, seen.now())),
                    seen.module().failure(),
                    seen.members().stream()
                            .map(member -> WatchedMember.of(member, seen.now()))
                            .toList(),
                    seen.ditks(),
                    seen.certificateEnd(),
                    seen.store().failure(),
                    seen.doubts().refused().map(StoreStanding::brief),
                    seen.store().answer().flatMap(StoreFacts::nothingUntil),
                    seen.freeBytes(),
                    waitingMeters,
                    notices);
        }
    }

    /**
     * The notices.
     *
     * @param refresh true to look at everything again; else they are some seconds old
     */
    record Notices(boolean refresh) implements WatchCalls<NoticeList> {

        @Override
        public String action() {
            return "notices";
        }
    }

    /**
     * The installation: module, certificate, store, disk, notices.
     *
     * @param refresh true to look at everything again; else it is some seconds old
     */
    record Status(boolean refresh) implements WatchCalls<InstallationStatus> {

        @Override
        public String action() {
            return "status";
        }
    }

    /**
     * The weekly check: looks at everything again, the whole of the audit log too.
     *
     * @param noted a row of the audit log that was noted elsewhere
     */
    record CheckUp(Optional<Link> noted) implements WatchCalls<CheckUpReport> {

        public CheckUp {
            Given.value("noted", noted);
        }

        @Override
        public String action() {
            return "check-up";
        }

        @Override
        public boolean isLong() {
            return true;
        }

        @Override
        public String outcome(CheckUpReport report) {
            return report.sentence();
        }
    }

    /** Most minutes of one answer: a day. */
    int MOST_MINUTES = 1_440;

    /** Most hours of one answer: a month. */
    int MOST_HOURS = 768;

    /**
     * What the calls of a minute or an hour that issue tokens came to.
     *
     * @param begin when that began
     * @param nodes how many nodes had some
     */
    record Summed(Instant begin, int nodes, CallFigures figures) {}

    /**
     * What calls came to, of all nodes that share the store, the oldest first. Minutes without calls are left out, and so is the
     * present one.
     *
     * @param span minutes or hours
     * @param last how many of them, up to now
     * @param node of one node alone; empty for all together
     */
    record Figures(FigureStore.Span span, int last, Optional<String> node) implements WatchCalls<List<Summed>> {

        /**
         * Holds the number to its range.
         *
         * @throws io.ptoken.service.ServiceException {@code EParamRange}
         */
        public Figures {
            Given.value("span", span);
            Given.value("node", node);
            Param.range("last", last, 1, span == FigureStore.Span.MINUTE ? MOST_MINUTES : MOST_HOURS);
        }

        @Override
        public String action() {
            return "figures";
        }
    }

    /**
     * An alert: a notice, from when it was first seen.
     *
     * @param id number by which people call it
     * @param level how much attention it needs
     * @param code code of the notice
     * @param subject what it is about; empty for the installation or its module
     * @param node the node that it is about; empty for what all nodes share
     * @param text what was the matter when it was raised, a sentence
     * @param action what to do about it
     * @param raised since when it stands
     * @param ended since when it no longer does; empty while it stands
     * @param acknowledged who has taken note; empty when nobody has
     */
    record ShownAlert(
            long id,
            Notice.Level level,
            String code,
            String subject,
            String node,
            String text,
            String action,
            Instant raised,
            Optional<Instant> ended,
            Optional<Noted> acknowledged) {}

    /**
     * Who has taken note of an alert.
     *
     * @param by account, or the name of the owner
     * @param word what they said about it; may be empty
     * @param at when
     */
    record Noted(String by, String word, Instant at) {}

    /**
     * Alerts that stood at a time or later, the newest first.
     *
     * @param since the time
     * @param onlyOpen true: those alone that still stand
     * @param before only those with a smaller number; 0 for all
     * @param most how many at most, 1-200
     */
    record Alerts(Instant since, boolean onlyOpen, long before, int most) implements WatchCalls<List<ShownAlert>> {

        /** The most that one call answers. */
        public static final int PAGE = 200;

        public Alerts {
            Given.value("since", since);
            requireNumber("before", before, 0);
            Param.range("most", most, 1, PAGE);
        }

        @Override
        public String action() {
            return "alerts.list";
        }
    }

    /**
     * Says of an alert that one has taken note; it ends nothing.
     *
     * @param id of the alert
     * @param word what there is to say about it, at most 200 characters; may be empty
     */
    record AcknowledgeAlert(long id, String word) implements WatchCalls<ShownAlert> {

        private static final int LONGEST = 200;

        public AcknowledgeAlert {
            Given.value("word", word);
            requireNumber("id", id, 1);
            if (word.length() > LONGEST || word.chars().anyMatch(Character::isISOControl)) {
                throw ServiceException.paramRange(
                        "word", Param.echo(word), "one line of at most " + LONGEST + " characters");
            }
        }

        @Override
        public String action() {
            return "alerts.acknowledge";
        }

        @Override
        public Permission permission() {
            return Permission.ACKNOWLEDGE_ALERTS;
        }

        @Override
        public String subject() {
            return Long.toString(id);
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }

    /** How a node stands. */
    enum NodeState {
        /** It serves. */
        RUNNING,
        /** It was stopped. */
        STOPPED,
        /** Nothing was heard of it for half a minute, and it was not stopped. */
        GONE
    }

    /**
     * A node that shares the store.
     *
     * @param name what tells it from others
     * @param state how it stands
     * @param version of the program
     * @param address it serves on
     * @param port it serves on
     * @param module its security modules, in a few words
     * @param notices what needs attention there, the worst first
     * @param started when its process began
     * @param at when it told that
     */
    record WatchedNode(
            String name,
            NodeState state,
            String version,
            String address,
            int port,
            String module,
            List<NodeNotice> notices,
            Instant started,
            Instant at) {

        static WatchedNode of(NodeStanding node, Instant now) {
            return new WatchedNode(
                    node.name(),
                    node.isGone(now)
                            ? NodeState.GONE
                            : NodeState.valueOf(node.state().name()),
                    node.version(),
                    node.address(),
                    node.port(),
                    node.module(),
                    node.notices(),
                    node.started(),
                    node.at());
        }
    }

    /**
     * The nodes that share the store.
     *
     * @param nodes by name
     * @param seen when the store was asked
     */
    record NodeList(List<WatchedNode> nodes, Instant seen) {

        public NodeList {
            nodes = List.copyOf(nodes);
        }

        /** As they stand now. */
        public static NodeList of(List<NodeStanding> nodes, Instant now) {
            return new NodeList(
                    nodes.stream().map(node -> WatchedNode.of(node, now)).toList(), now);
        }
    }

    /** The nodes that share the store. */
    record Nodes() implements WatchCalls<NodeList> {

        @Override
        public String action() {
            return "nodes.list";
        }
    }

    /** Forgets a node that does not come back; one that runs is there again in some seconds. Answers what is left. */
    record ForgetNode(String name) implements WatchCalls<NodeList> {

        public ForgetNode {
            Given.value("name", name);
        }

        @Override
        public String action() {
            return "nodes.forget";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_NODE;
        }

        @Override
        public String subject() {
            return name;
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }
}
