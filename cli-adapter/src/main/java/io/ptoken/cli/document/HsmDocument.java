package io.ptoken.cli.document;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControlStatus.Left;
import io.ptoken.hsm.protocol.message.FirmwareId;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.module.ProbeReport;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.sts6.query.QueryLog;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.tsm250.SerialPorts;
import io.ptoken.service.operate.call.ModuleCalls;
import io.ptoken.service.operate.call.ModuleCalls.Event;
import io.ptoken.service.operate.call.PoolCalls.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Security modules at a line, and those of {@code ptoken.yaml}. */
public sealed interface HsmDocument extends Document {

    /** The modules of {@code ptoken.yaml}. */
    @DocumentKind("modules")
    record Modules(List<ListedModule> modules) implements HsmDocument {

        public static Modules of(List<Member> members) {
            return new Modules(members.stream().map(ListedModule::of).toList());
        }
    }

    /** One of them. */
    record ListedModule(
            String name,
            String kind,
            String place,
            Optional<String> dialect,
            int priority,
            boolean standby,
            boolean drained,
            Optional<ModuleFailures> failures) {

        static ListedModule of(Member member) {
            return new ListedModule(
                    member.module().name(),
                    member.module().kind(),
                    member.module().place(),
                    Optional.of(member.module().dialect()).filter(dialect -> !dialect.equals("-")),
                    member.standing().priority(),
                    member.standing().standby(),
                    member.standing().drained(),
                    member.failures()
                            .map(failures -> new ModuleFailures(
                                    failures.count(), failures.failsSince(), failures.last(), failures.why())));
        }
    }

    /** What went wrong with one of them since the server started. */
    record ModuleFailures(long count, Optional<Instant> failsSince, Optional<Instant> last, Optional<String> why) {}

    /** The serial ports of this machine. */
    @DocumentKind("serial-ports")
    record Ports(List<Port> ports) implements HsmDocument {

        public static Ports of(List<SerialPorts.Port> ports) {
            return new Ports(ports.stream()
                    .map(port -> new Port(port.name(), port.path(), port.description()))
                    .toList());
        }
    }

    /** One of them. */
    record Port(String name, String path, String description) {}

    /** Entries of a module's event log. */
    @DocumentKind("module-log")
    record Log(List<LogEntry> entries) implements HsmDocument {

        public static Log of(List<QueryLog.Response> entries) {
            return new Log(entries.stream()
                    .map(entry -> new LogEntry(entry.position(), Times.seconds(entry.time()), entry.text()))
                    .toList());
        }

        public static Log ofEvents(List<Event> events) {
            return new Log(events.stream()
                    .map(event -> new LogEntry(event.position(), Times.seconds(event.time()), event.event()))
                    .toList());
        }
    }

    /**
     * Whether crypto officers are logged in.
     *
     * @param mode {@code AC:NONE} for a module without officers, {@code AC:OPERATIONAL} or {@code AC:PRIVILEGED}
     * @param secondsLeft until the privileged state ends by itself, if it is not idle before or out of calls
     */
    @DocumentKind("module-access")
    record Access(
            String mode,
            List<String> loggedIn,
            Optional<Long> secondsLeft,
            Optional<Long> idleSecondsLeft,
            Optional<Integer> callsLeft)
            implements HsmDocument {

        public static Access of(ModuleCalls.Access access) {
            return new Access(
                    access.mode(),
                    access.loggedIn(),
                    access.left().map(left -> left.time().toSeconds()),
                    access.left().map(left -> left.idle().toSeconds()),
                    access.left().map(Left::calls));
        }
    }

    /** One of them; position 0 is the newest. */
    record LogEntry(int position, Instant time, String event) {}

    /**
     * What a module tells about itself.
     *
     * @param identity its identity record
     * @param details further facts, each as the module tells it
     */
    @DocumentKind("module")
    record Info(
            String place,
            String moduleId,
            String hardware,
            String firmware,
            String identity,
            ModuleState state,
            Instant clock,
            Optional<Long> tidWindowSeconds,
            int registers,
            long tokensVended,
            Optional<Long> transactionsLeft,
            Optional<Instant> inhibitVendDate,
            List<Detail> details,
            List<ModuleCapability> can,
            List<Lack> cannot,
            List<Unknown> unknown)
            implements HsmDocument {

        public static Info of(String place, SecurityModule module) {
            ModuleStatus status = module.status();
            Map<ModuleCapability, String> lacks = module.lacks();
            Optional<Long> window = Optional.of(status.tidWindow())
                    .filter(time -> !time.isZero())
                    .map(Duration::toSeconds);
            List<Unknown> unknown = new ArrayList<>();
            if (window.isEmpty()) {
                unknown.add(new Unknown("tidWindowSeconds", "not checked or not told"));
            }
            if (status.transactionsLeft().isEmpty()) {
                unknown.add(new Unknown("transactionsLeft", "not told"));
            }
            if (status.inhibitVendDate().isEmpty()) {
                unknown.add(new Unknown("inhibitVendDate", "not told"));
            }
            return new Info(
                    place,
                    status.moduleId(),
                    status.hardwareId(),
                    status.firmwareId(),
                    status.idSm(),
                    status.state(),
                    Times.seconds(status.clock()),
                    window,
                    module.capacity(),
                    status.vendCounter(),
                    status.transactionsLeft(),
                    Times.seconds(status.inhibitVendDate()),
                    Detail.of(status.details()),
                    Arrays.stream(ModuleCapability.values())
                            .filter(capability -> !lacks.containsKey(capability))
                            .toList(),
                    Arrays.stream(ModuleCapability.values())
                            .flatMap(capability -> Optional.ofNullable(lacks.get(capability)).stream()
                                    .map(reason -> new Lack(capability, reason)))
                            .toList(),
                    List.copyOf(unknown));
        }
    }

    /** A fact under the name that a module gives it. */
    record Detail(String name, String value) {

        static List<Detail> of(Map<String, String> details) {
            return details.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(detail -> new Detail(detail.getKey(), detail.getValue()))
                    .toList();
        }
    }

    /** Something that a module cannot do. */
    record Lack(ModuleCapability capability, String reason) {}

    /** What is at the end of a line. */
    @DocumentKind("module-probe")
    record Probe(List<Trial> tried, boolean found, Optional<FoundModule> module) implements HsmDocument {

        public static Probe of(ProbeReport report) {
            return new Probe(
                    report.trials().stream()
                            .map(trial -> new Trial(trial.candidate(), trial.problem()))
                            .toList(),
                    report.found().isPresent(),
                    report.found().map(FoundModule::of));
        }
    }

    /**
     * A way that was tried.
     *
     * @param problem why nobody was found there; left out for the one that worked
     */
    record Trial(String way, Optional<String> problem) {}

    /**
     * The module that answered.
     *
     * @param commands what it did with each command
     */
    record FoundModule(
            String way,
            TransportProfile transport,
            Optional<Dialect> dialect,
            Optional<String> moduleId,
            Optional<String> firmware,
            Optional<String> hardware,
            int registers,
            List<TriedCommand> commands,
            List<String> remarks,
            List<Unknown> unknown) {

        static FoundModule of(ProbeReport.Found found) {
            List<Unknown> unknown = new ArrayList<>();
            addMissing(unknown, "dialect", found.dialect());
            addMissing(unknown, "moduleId", found.module());
            addMissing(unknown, "firmware", found.firmware());
            addMissing(unknown, "hardware", found.hardware());
            return new FoundModule(
                    found.candidate(),
                    found.settings().transport().profile(),
                    found.dialect(),
                    found.module().map(ModuleId::toString),
                    found.firmware().map(FirmwareId::toString),
                    found.hardware(),
                    found.registers(),
                    found.answers().entrySet().stream()
                            .map(answer -> new TriedCommand(
                                    answer.getKey().requestHeader(),
                                    answer.getValue().kind()))
                            .toList(),
                    found.remarks(),
                    List.copyOf(unknown));
        }

        private static void addMissing(List<Unknown> unknown, String key, Optional<?> value) {
            if (value.isEmpty()) {
                unknown.add(new Unknown(key, "not told"));
            }
        }
    }

    /** A command and what the module did with it. */
    record TriedCommand(String command, ProbeReport.Kind answer) {}
}
