package io.ptoken.node.doctor;

import static io.ptoken.service.operate.checkup.CheckUpReport.State.ERROR;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.NOT_KNOWN;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.OK;
import static io.ptoken.service.operate.checkup.CheckUpReport.State.WARNING;

import io.ptoken.control.NoServerException;
import io.ptoken.control.client.ControlClient;
import io.ptoken.control.socket.ControlPlace;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.Configuration.StoreKind;
import io.ptoken.node.config.ConfigurationFile;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.config.ModuleEntry;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.installation.InstallationDisk;
import io.ptoken.node.installation.NodeName;
import io.ptoken.node.operate.ControlSettings;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.checkup.Bounds;
import io.ptoken.service.operate.checkup.CheckUpReport;
import io.ptoken.service.operate.checkup.CheckUpReport.Line;
import io.ptoken.service.operate.checkup.CheckUpReport.State;
import io.ptoken.service.operate.preference.PreferenceValues;
import io.ptoken.store.jdbc.sqlite.SqliteLook;
import io.ptoken.sts.ReadableFailure;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.StaTablesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at what an installation stands on, as far as it can be read: works on a broken one too, and changes nothing. Not thread
 * safe.
 */
public final class Doctor {

    private static final Duration BEHIND = Duration.ofMinutes(5);
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2045-01-01T00:00:00Z");
    private static final long LOW_HEAP = 128 * Bounds.MEGABYTE;
    private static final int DEPTH = 3;

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final DataDirectory data;
    private final Path file;
    private final Optional<Path> tables;
    private final ModuleLook modules;
    private final Surroundings surroundings;
    private final Instant now;
    private final List<Line> lines = new ArrayList<>();

    /** Asks the security modules, of the server or of the installation itself. */
    @FunctionalInterface
    public interface ModuleLook {
        /** What they tell, with all the rest. */
        InstallationStatus status(Installation installation) throws IOException;
    }

    /** Looks at something. */
    private interface Look {
        void look() throws IOException;
    }

    /**
     * Of an installation that may be there.
     *
     * @param file its configuration
     * @param tables file of STA tables that is named apart from that
     * @param modules asked only where all that they need is well
     */
    public Doctor(DataDirectory data, Path file, Optional<Path> tables, ModuleLook modules, Surroundings surroundings) {
        this.modules = modules;
        this.data = data;
        this.file = file;
        this.tables = tables;
        this.surroundings = surroundings;
        this.now = surroundings.clock().instant();
    }

    /** Looks at everything. */
    public CheckUpReport examine() {
        at("Data directory", "Make its owner the one who runs the server, and this command.", this::directory);
        at("Permissions of its files", "Make them readable and writable for the owner alone.", this::permissions);
        Optional<Installation> installation = configuration();
        Optional<SqliteLook> store = store(installation);
        Optional<Boolean> serves = installation.flatMap(this::socket);
        module(
                installation,
                serves.orElse(false) || store.map(SqliteLook::ofThisRelease).orElse(false));
        clock(store);
        at("TLS certificate", "Make a new one with 'ptoken tls renew'.", this::certificate);
        preferences(store);
        backup(store);
        installation.ifPresentOrElse(
                found -> ports(found, serves), () -> add("Ports", NOT_KNOWN, "They stand in the configuration.", ""));
        disk();
        heap();
        return new CheckUpReport(
                data.root().toAbsolutePath().normalize().toString(),
                installation.map(NodeName::of).orElse(""),
                now,
                surroundings.user(),
                lines);
    }

    private void at(String title, String remedy, Look look) {
        try {
            look.look();
        } catch (IOException | UncheckedIOException e) {
            add(title, ERROR, "It cannot be read: " + e.getMessage() + ".", remedy);
        } catch (RuntimeException e) {
            if (!(e instanceof ReadableFailure)) {
                throw e;
            }
            add(title, ERROR, sentence(e), remedy);
        }
    }

    private static String sentence(Exception e) {
        String text = String.valueOf(e.getMessage());
        return text.endsWith(".") ? text : text + ".";
    }

    private void add(String title, State state, String found, String remedy) {
        lines.add(new Line(
                lines.size() + 1,
                title,
                state,
                Optional.empty(),
                List.of(found),
                remedy.isEmpty() || state == OK ? List.of() : List.of(remedy)));
    }

    private void directory() {
        data.requireInstallation();
        boolean usable = Files.isReadable(data.root()) && Files.isWritable(data.root());
        add(
                "Data directory",
                usable ? OK : ERROR,
                data.root().toAbsolutePath().normalize()
                        + (usable
                                ? " is there, and can be read and written."
                                : " cannot be read and written by this user."),
                "Make its owner the one who runs the server, and this command.");
    }

    private void permissions() throws IOException {
        List<String> open = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        try (Stream<Path> found = Files.walk(data.root(), DEPTH)) {
            for (Path path : found.filter(Files::isRegularFile).toList()) {
                if (!Files.isReadable(path) || !Files.isWritable(path)) {
                    closed.add(data.root().relativize(path).toString());
                } else if (isSecret(path) && isOpen(path)) {
                    open.add(data.root().relativize(path).toString());
                }
            }
        }
        String title = "Permissions of its files";
        if (!closed.isEmpty()) {
            add(
                    title,
                    ERROR,
                    "This user may not read and write " + String.join(", ", closed) + ".",
                    "Give them back to their owner, and run this command as the owner.");
        } else if (!open.isEmpty()) {
            add(
                    title,
                    WARNING,
                    "Others may read or write " + String.join(", ", open) + ".",
                    "chmod 600, and think of who may have read them.");
        } else {
            add(title, OK, "The owner alone reads what is secret.", "");
        }
    }

    private static boolean isSecret(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith("ptoken.db") || name.contains(".sealed") || name.equals("server.pem");
    }

    private static boolean isOpen(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
    }

    private Optional<Installation> configuration() {
        List<Installation> found = new ArrayList<>();
        at("Configuration", "Mend the line that it names; docs/configuration.md has every key.", () -> {
            Configuration configuration = Files.exists(file) ? ConfigurationFile.read(file) : Configuration.DEFAULT;
            found.add(new Installation(data, configuration, StaTables.SAMPLE, file));
            add(
                    "Configuration",
                    OK,
                    file + (Files.exists(file) ? " is valid." : " is not there: the defaults hold."),
                    "");
        });
        if (found.isEmpty()) {
            add("STA tables", NOT_KNOWN, "The configuration names them.", "");
            return Optional.empty();
        }
        at("STA tables", "Put the file of your licence in its place, readable for the server.", () -> {
            String named = found.get(0).configuration().staTables();
            Optional<Path> given = tables.or(() -> named.equals(Configuration.SAMPLE_TABLES)
                    ? Optional.empty()
                    : Optional.of(file.toAbsolutePath().resolveSibling(named)));
            if (given.isPresent()) {
                StaTablesFile.read(given.get());
            }
            add(
                    "STA tables",
                    OK,
                    given.map(path -> path + " is valid.")
                            .orElse("The sample that is built in; real meters take none of its tokens for EA 07."),
                    "");
        });
        return Optional.of(found.get(0));
    }

    private Optional<SqliteLook> store(Optional<Installation> installation) {
        String title = "Store";
        if (installation
                .map(found -> found.configuration().store().kind() == StoreKind.POSTGRESQL)
                .orElse(false)) {
            add(
                    title,
                    NOT_KNOWN,
                    "It is a PostgreSQL database, which this command does not ask.",
                    "'ptoken status' does.");
            return Optional.empty();
        }
        List<SqliteLook> seen = new ArrayList<>();
        String remedy =
                "Stop the server, keep a copy of what is there, and restore the newest backup ('ptoken restore').";
        at(title, remedy, () -> {
            Path database = data.database();
            if (!Files.exists(database)) {
                add(title, ERROR, database + " is missing.", "Find out who moved it and put it back. " + remedy);
                return;
            }
            SqliteLook look = SqliteLook.at(database);
            if (!look.damage().isEmpty()) {
                add(title, ERROR, "It is damaged: " + String.join("; ", look.damage()) + ".", remedy);
                return;
            }
            seen.add(look);
            add(
                    title,
                    Files.isWritable(database) ? OK : ERROR,
                    "It is whole"
                            + (Files.isWritable(database) ? ", and can be written" : ", and this user may not write it")
                            + (look.ofThisRelease() ? "." : "; another release has written it."),
                    "Give it back to its owner.");
        });
        return seen.stream().findFirst();
    }

    /** Whether a server answers; empty when that cannot be told. */
    private Optional<Boolean> socket(Installation installation) {
        List<Boolean> answer = new ArrayList<>();
        at("Control socket", "See docs/control-channel.md for who may make its folder.", () -> {
            boolean found = answers(installation);
            answer.add(found);
            add("Control socket", OK, found ? "A server answers." : "No server runs.", "");
        });
        return answer.stream().findFirst();
    }

    /** At any place where one may listen, as commands look for it. */
    private boolean answers(Installation installation) throws IOException {
        for (ControlPlace place : ControlSettings.places(installation, surroundings)) {
            if (answers(place)) {
                return true;
            }
        }
        return false;
    }

    private static boolean answers(ControlPlace place) throws IOException {
        try {
            ControlClient.connect(place, "ptoken").close();
            return true;
        } catch (NoServerException nobody) {
            return false;
        }
    }

    /** Opened only where that brings no schema up to date. */
    private void module(Optional<Installation> installation, boolean mayBeAsked) {
        String title = "Security module";
        boolean software = installation
                .map(found -> found.configuration().modules().stream()
                        .anyMatch(entry -> entry.kind() == ModuleEntry.Kind.SOFTWARE))
                .orElse(true);
        if (software && !Files.isReadable(data.sealedModule())) {
            add(
                    title,
                    ERROR,
                    data.sealedModule() + " is missing, or this user may not read it.",
                    "Put the newest copy in its place, or restore the newest backup ('ptoken restore').");
            return;
        }
        Optional<Path> key = surroundings.variable("PTOKEN_KEY_FILE").map(Path::of);
        if (software && key.isPresent() && !Files.isReadable(key.get())) {
            add(title, ERROR, "The key file that PTOKEN_KEY_FILE names cannot be read.", "Name the right one.");
            return;
        }
        if (installation.isEmpty() || !mayBeAsked) {
            add(
                    title,
                    NOT_KNOWN,
                    "It is not asked while configuration or store are not as they should be.",
                    "Look to those.");
            return;
        }
        at(title, "See 'ptoken status', and docs/software-module.md.", () -> asked(title, installation.get()));
    }

    private void asked(String title, Installation installation) throws IOException {
        InstallationStatus status = modules.status(installation);
        Optional<String> holder = status.notices().unknown().modules();
        if (holder.isPresent()) {
            add(title, NOT_KNOWN, "It is not asked, because " + holder.get() + ".", "Stop that process, or ask it.");
        } else if (status.module().isEmpty()) {
            add(
                    title,
                    ERROR,
                    "It does not answer: " + status.moduleFailure().orElse("no reason is given") + ".",
                    "Look at the module and at the way to it.");
        } else {
            ModuleState state = status.module().get().status().state();
            boolean works = state == ModuleState.OPERATIONAL || state == ModuleState.PRIVILEGED;
            add(title, works ? OK : ERROR, "It answers, and is in state " + state + ".", "See 'ptoken notices'.");
        }
    }

    private void clock(Optional<SqliteLook> store) {
        String title = "Clock";
        Optional<Instant> last = store.flatMap(SqliteLook::lastEntry);
        if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
            add(title, ERROR, "It says " + now + ", which cannot be.", "Set it, and have it kept by NTP.");
        } else if (last.filter(entry -> now.isBefore(entry.minus(BEHIND))).isPresent()) {
            add(
                    title,
                    ERROR,
                    "It says " + now + ", and the audit log ends later, at " + last.get() + ".",
                    "Set it; if it is right now, and was ahead, 'ptoken clock accept'.");
        } else {
            add(
                    title,
                    OK,
                    "It says " + now
                            + last.map(entry -> ", and the audit log ends before that.")
                                    .orElse("."),
                    "");
        }
    }

    private void certificate() {
        Optional<Instant> end = InstallationDisk.certificateEnd(data);
        State state = end.map(moment -> !moment.isAfter(now)
                        ? ERROR
                        : moment.minus(Bounds.CERTIFICATE).isAfter(now) ? OK : WARNING)
                .orElse(OK);
        add(
                "TLS certificate",
                state,
                end.map(moment -> "It ends at " + moment + ".").orElse("There is none yet; the server makes one."),
                "Make a new one with 'ptoken tls renew', and give it to the clients.");
    }

    private void preferences(Optional<SqliteLook> store) {
        String title = "Preferences";
        if (store.isEmpty()) {
            add(title, NOT_KNOWN, "They stand in the store.", "");
            return;
        }
        List<String> unusable = PreferenceValues.of(store.get().preferences()).list().stream()
                .filter(value -> value.unusable().isPresent())
                .map(value -> value.definition().name())
                .toList();
        add(
                title,
                unusable.isEmpty() ? OK : WARNING,
                unusable.isEmpty()
                        ? "All are valid."
                        : "Not valid, so that the default holds: " + String.join(", ", unusable) + ".",
                "Set them anew with 'ptoken pref set'.");
    }

    private void backup(Optional<SqliteLook> store) {
        if (store.isEmpty()) {
            add("Backup", NOT_KNOWN, "The store would tell.", "");
            return;
        }
        Optional<Instant> last = store.get().lastBackup();
        boolean fresh = Bounds.isFresh(last, now);
        add(
                "Backup",
                fresh ? OK : WARNING,
                last.map(made -> "The last one was made at " + made + ".").orElse("The audit log tells of none."),
                "Make one with 'ptoken backup', and keep it on another machine.");
    }

    private void ports(Installation installation, Optional<Boolean> serves) {
        if (serves.isEmpty()) {
            add("Ports", NOT_KNOWN, "Whether a server of this installation has them cannot be told.", "");
            return;
        }
        if (serves.get()) {
            add("Ports", OK, "The server has them.", "");
            return;
        }
        Configuration.Api api = installation.configuration().api();
        Configuration.Metrics metrics = installation.configuration().metrics();
        List<String> taken = new ArrayList<>();
        taken(api.address(), api.port()).ifPresent(taken::add);
        if (metrics.enabled()) {
            taken(metrics.address(), metrics.port()).ifPresent(taken::add);
        }
        add(
                "Ports",
                taken.isEmpty() ? OK : ERROR,
                taken.isEmpty() ? "They are free." : String.join("; ", taken) + ".",
                "End the process that has it, or configure another port.");
    }

    private static Optional<String> taken(String address, int port) {
        InetSocketAddress place = new InetSocketAddress(address, port);
        try (ServerSocket socket = new ServerSocket()) {
            if (place.isUnresolved()) {
                return Optional.of("The host " + address + " is not known");
            }
            socket.bind(place);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("Port " + port + " of " + address + " cannot be had: " + e.getMessage());
        }
    }

    private void disk() {
        OptionalLong free = InstallationDisk.freeBytes(data);
        if (free.isEmpty()) {
            add("Disk", NOT_KNOWN, "The system does not tell how much room there is.", "");
            return;
        }
        add(
                "Disk",
                free.getAsLong() < Bounds.DISK ? ERROR : OK,
                free.getAsLong() / Bounds.MEGABYTE + " MB free.",
                "Make room; when it is full, tokens are refused.");
    }

    private void heap() {
        long most = Runtime.getRuntime().maxMemory();
        add(
                "Memory",
                most < LOW_HEAP ? WARNING : OK,
                "Programs of this installation may use " + most / Bounds.MEGABYTE + " MB, as this one was started.",
                "Give the server more with JAVA_OPTS=-Xmx256m.");
    }
}
