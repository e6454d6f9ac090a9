package io.ptoken.node.config;

import io.ptoken.hsm.protocol.settings.HostPort;
import io.ptoken.hsm.soft.settings.ModuleAssumptions.LimitCharging;
import io.ptoken.hsm.soft.settings.ModuleAssumptions.SubclassMaskReading;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.IdRecordLayout;
import io.ptoken.sts.identity.Record2;
import io.ptoken.sts.key.DerivationAssumptions.CommonKeyPan;
import io.ptoken.sts.key.DerivationAssumptions.InitialisationKeys;
import io.ptoken.sts.key.DerivationAssumptions.VendingKeyParity;
import io.ptoken.sts.key.LongKeyCheckValue;
import io.ptoken.sts.keychange.KeyChangeRules.AlgorithmChanges;
import io.ptoken.thrift.tls.CertificateNames;
import io.ptoken.thrift.tls.TlsSuites;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The configuration file {@code ptoken.yaml}: one component for each key, in the order of the documentation. Secrets are
 * not in it; they come from the environment.
 *
 * @param api where the TokenApi is served
 * @param shares how much of it one address may take
 * @param store where calls, token identifiers and accounts are kept
 * @param metrics where metrics and health are served
 * @param web where the console is served
 * @param alerts where alerts go besides the store
 * @param audit what is kept of the audit log elsewhere
 * @param control where operators reach a running server
 * @param sessions how long a sign-in lasts
 * @param issuing what may be issued
 * @param module the software security module
 * @param modules the security modules when there are several or other ones; empty for the software module alone
 * @param assumptions choices where no public source settles a question
 * @param staTables {@code sample}, or the file with the licensed tables, relative to the configuration file
 * @param lockFolder where this machine's installations see which of them has a line to hardware, an absolute path; empty
 *     for the folder of the machine
 * @param node what this node is called
 */
public record Configuration(
        Api api,
        Shares shares,
        Store store,
        Metrics metrics,
        Web web,
        Alerts alerts,
        Audit audit,
        Control control,
        Sessions sessions,
        Issuing issuing,
        Module module,
        List<ModuleEntry> modules,
        Assumptions assumptions,
        String staTables,
        String lockFolder,
        NodeSection node) {

    /** The value of {@code staTables} that names the built-in set. */
    public static final String SAMPLE_TABLES = "sample";

    /** What holds for every key that the file leaves out. */
    public static final Configuration DEFAULT = new Configuration(
            new Api(
                    "0.0.0.0",
                    9443,
                    List.of(),
                    1000,
                    1800,
                    8,
                    10,
                    ClientCertificatePolicy.NONE,
                    "",
                    TlsSuites.COMPATIBLE),
            Shares.DEFAULT,
            new Store(StoreKind.SQLITE, "", "ptoken", 8),
            new Metrics(true, "127.0.0.1", 9464),
            new Web(true, "127.0.0.1", 9444, 15, 12),
            new Alerts("off"),
            new Audit("", 100),
            new Control("", "", true, 1800),
            new Sessions(true, 60),
            new Issuing(1440, 10, 24, 90, true),
            new Module(999, 7),
            List.of(),
            new Assumptions(
                    CurrencyScale.NOT_CHOSEN,
                    IdRecordLayout.DEFAULT,
                    Record2.Framing.DEFAULT,
                    LongKeyCheckValue.KEY_LOAD_PROFILE,
                    LimitCharging.DECODED_AMOUNT,
                    SubclassMaskReading.BIT_N_ALLOWS_N,
                    InhibitedAnswer.PERMISSION_ERROR,
                    AlgorithmChanges.FORWARD,
                    AssumedKeyTypeTransition.DEFAULT,
                    CommonKeyPan.AS_IS,
                    VendingKeyParity.AS_IS,
                    InitialisationKeys.REFUSED,
                    false),
            SAMPLE_TABLES,
            "",
            new NodeSection(""));

    public Configuration {
        modules = List.copyOf(modules);
        ModuleEntry.requireDistinct(modules);
        if (!lockFolder.isEmpty() && !Path.of(lockFolder).isAbsolute()) {
            throw new ConfigurationException("lockFolder: got '" + lockFolder
                    + "', expected an absolute path, the same for every installation of the machine");
        }
    }

    /**
     * The TokenApi.
     *
     * @param address address to listen on; {@code 0.0.0.0} for all
     * @param port TCP port, 0-65535; 0 takes a free one
     * @param certificateNames host names and IP addresses in the self-signed certificate; empty for those of this host
     * @param maxConnections most connections at one time, 1-100000
     * @param idleTimeoutSeconds how long a client may stay silent, 1-86400
     * @param shutdownTimeoutSeconds how long calls in flight may take when the server stops, 1-600
     * @param callTimeoutSeconds after which time a call is answered whatever it waits for, 1-60
     * @param clientCertificates whether clients show a certificate of their own
     * @param clientCertificateFile PEM file with the certificates of clients or of those who sign them, relative to the
     *     configuration file; needed unless {@code clientCertificates} is NONE
     * @param tlsSuites which cipher suites clients may use
     */
    public record Api(
            String address,
            int port,
            List<String> certificateNames,
            int maxConnections,
            int idleTimeoutSeconds,
            int shutdownTimeoutSeconds,
            int callTimeoutSeconds,
            ClientCertificatePolicy clientCertificates,
            String clientCertificateFile,
            TlsSuites tlsSuites) {

        public Api {
            certificateNames = List.copyOf(certificateNames);
            certificateNames.forEach(Api::requireName);
            Range.require("api.port", port, 0, 65_535);
            Range.require("api.maxConnections", maxConnections, 1, 100_000);
            Range.require("api.idleTimeoutSeconds", idleTimeoutSeconds, 1, 86_400);
            Range.require("api.shutdownTimeoutSeconds", shutdownTimeoutSeconds, 1, 600);
            Range.require("api.callTimeoutSeconds", callTimeoutSeconds, 1, 60);
            if (clientCertificates != ClientCertificatePolicy.NONE && clientCertificateFile.isEmpty()) {
                throw new ConfigurationException("api.clientCertificateFile: no value, but api.clientCertificates is "
                        + clientCertificates + "; name the PEM file with the certificates to trust");
            }
        }

        private static void requireName(String name) {
            try {
                CertificateNames.requireValid(name);
            } catch (InvalidValueException e) {
                throw new ConfigurationException(
                        "api.certificateNames: got '" + e.got() + "', expected " + e.expected());
            }
        }

        /** The same on another port. */
        public Api withPort(int other) {
            return new Api(
                    address,
                    other,
                    certificateNames,
                    maxConnections,
                    idleTimeoutSeconds,
                    shutdownTimeoutSeconds,
                    callTimeoutSeconds,
                    clientCertificates,
                    clientCertificateFile,
                    tlsSuites);
        }

        /** The same on another address. */
        public Api withAddress(String other) {
            return new Api(
                    other,
                    port,
                    certificateNames,
                    maxConnections,
                    idleTimeoutSeconds,
                    shutdownTimeoutSeconds,
                    callTimeoutSeconds,
                    clientCertificates,
                    clientCertificateFile,
                    tlsSuites);
        }
    }

    /** Whether clients of the TokenApi show a certificate. */
    public enum ClientCertificatePolicy {
        /** They are not asked for one. */
        NONE,
        /** They may; accounts can be bound to one. */
        OPTIONAL,
        /** Without a trusted one there is no connection. */
        REQUIRED
    }

    /** Kinds of store. */
    public enum StoreKind {
        /** A file in the data directory, for one node. */
        SQLITE,
        /** A database that several nodes share. */
        POSTGRESQL
    }

    /**
     * The store. The password of the database comes from the environment, {@code PTOKEN_STORE_PASSWORD}.
     *
     * @param kind which store
     * @param url JDBC URL of the PostgreSQL database, {@code jdbc:postgresql://host:port/database}
     * @param user user of the database
     * @param connections most connections of this node to the database, 2-64
     */
    public record Store(StoreKind kind, String url, String user, int connections) {

        public Store {
            Range.require("store.connections", connections, 2, 64);
            if (kind == StoreKind.POSTGRESQL && !url.startsWith("jdbc:postgresql://")) {
                throw new ConfigurationException(
                        "store.url: got '" + url + "', expected jdbc:postgresql://host:port/database");
            }
        }
    }

    /**
     * Metrics and health over HTTP, for this machine.
     *
     * @param enabled false: not served
     * @param address address to listen on
     * @param port TCP port, 0-65535; 0 takes a free one
     */
    public record Metrics(boolean enabled, String address, int port) {

        public Metrics {
            Range.require("metrics.port", port, 0, 65_535);
        }

        /** The same on another port. */
        public Metrics withPort(int other) {
            return new Metrics(enabled, address, other);
        }
    }

    /**
     * The console, for people with a browser.
     *
     * @param enabled false: not served
     * @param address address to listen on
     * @param port TCP port, 0-65535; 0 takes a free one
     * @param idleMinutes how long somebody stays signed in without use, 1-1440
     * @param sessionHours how long they stay signed in whatever the use, 1-720
     */
    public record Web(boolean enabled, String address, int port, int idleMinutes, int sessionHours) {

        public Web {
            try {
                CertificateNames.requireValid(address);
            } catch (InvalidValueException e) {
                throw new ConfigurationException("web.address: got '" + e.got() + "', expected " + e.expected());
            }
            Range.require("web.port", port, 0, 65_535);
            Range.require("web.idleMinutes", idleMinutes, 1, 1440);
            Range.require("web.sessionHours", sessionHours, 1, 720);
            if (idleMinutes > sessionHours * 60) {
                throw new ConfigurationException(
                        "web.idleMinutes: got " + idleMinutes + ", expected no more than web.sessionHours allows");
            }
        }

        /** The same on another port. */
        public Web withPort(int other) {
            return new Web(enabled, address, other, idleMinutes, sessionHours);
        }

        /** The same at another address. */
        public Web withAddress(String other) {
            return new Web(enabled, other, port, idleMinutes, sessionHours);
        }

        /** The same, served or not. */
        public Web withEnabled(boolean served) {
            return new Web(served, address, port, idleMinutes, sessionHours);
        }
    }

    /**
     * Alerts.
     *
     * @param syslog where each alert that begins or ends is sent over UDP, {@code HOST} or {@code HOST:PORT}; {@code off}: to
     *     nobody
     */
    public record Alerts(String syslog) {

        /** YAML reads a bare off as a truth value. */
        private static final Set<String> OFF = Set.of("off", "false", "");

        private static final int SYSLOG_PORT = 514;

        public Alerts {
            if (!OFF.contains(syslog)) {
                Range.require("alerts.syslog: port", parse(syslog).port(), 1, 65_535);
            }
        }

        /** The receiver; empty for none. */
        public Optional<HostPort> receiver() {
            return OFF.contains(syslog) ? Optional.empty() : Optional.of(parse(syslog));
        }

        private static HostPort parse(String text) {
            try {
                return HostPort.parse("alerts.syslog", text, SYSLOG_PORT);
            } catch (InvalidValueException e) {
                throw new ConfigurationException(
                        "alerts.syslog: got '" + e.got() + "', expected off, or " + e.expected());
            }
        }
    }

    /**
     * What is kept of the audit log elsewhere.
     *
     * @param headsFolder folder into which the signed head is written each day, relative to the configuration file; empty for
     *     none
     * @param anonymousMegabytes what rows of refused callers without an account may take on the disk, 10-100000
     */
    public record Audit(String headsFolder, int anonymousMegabytes) {

        public Audit {
            parse(headsFolder);
            Range.require("audit.anonymousMegabytes", anonymousMegabytes, 10, 100_000);
        }

        private static Path parse(String headsFolder) {
            try {
                return Path.of(headsFolder);
            } catch (InvalidPathException e) {
                throw new ConfigurationException("audit.headsFolder: expected a path: " + e.getReason());
            }
        }
    }

    /**
     * The control channel, over which operators' commands reach a running server.
     *
     * @param socket path of the Unix domain socket; empty for {@code control.sock} in the data directory
     * @param group group of this machine whose members may reach it and sign in; empty for none. It takes a {@code socket}
     *     outside the data directory
     * @param ownerActs true: whoever runs the server, and root, act without an account; false: they sign in like others
     * @param answerTimeoutSeconds how long a person may take to answer a question, 10-86400
     */
    public record Control(String socket, String group, boolean ownerActs, int answerTimeoutSeconds) {

        public Control {
            Range.require("control.answerTimeoutSeconds", answerTimeoutSeconds, 10, 86_400);
        }
    }

    /**
     * Sign-ins.
     *
     * @param sliding true: each use begins the lifetime anew
     * @param passwordMemorySeconds how long a right password is recognised without its full hash, 0-3600; 0 is never
     */
    public record Sessions(boolean sliding, int passwordMemorySeconds) {

        public Sessions {
            Range.require("sessions.passwordMemorySeconds", passwordMemorySeconds, 0, 3600);
        }
    }

    /**
     * What may be issued.
     *
     * @param maxMinutesAhead how far token identifiers may run ahead of the clock when one meter gets many, 0-10080
     * @param clockToleranceMinutes how far the clock may fall behind before nothing is issued any more, 1-1440
     * @param clockJumpHours what the clock may gain while the server runs before nothing is issued, 1-8760
     * @param maxOffDays how long before a start the latest entry of the audit log may lie, 1-36500
     * @param creditByHand whether credit may be issued by hand; live systems may forbid it
     */
    public record Issuing(
            int maxMinutesAhead, int clockToleranceMinutes, int clockJumpHours, int maxOffDays, boolean creditByHand) {

        public Issuing {
            Range.require("issuing.maxMinutesAhead", maxMinutesAhead, 0, 10_080);
            Range.require("issuing.clockToleranceMinutes", clockToleranceMinutes, 1, 1440);
            Range.require("issuing.clockJumpHours", clockJumpHours, 1, 8760);
            Range.require("issuing.maxOffDays", maxOffDays, 1, 36_500);
        }
    }

    /**
     * The software security module.
     *
     * @param registers number of vending-key registers, 1-999
     * @param tidWindowDays how far a token's time may lie from the clock, 0-36500; 0 switches the check off
     */
    public record Module(int registers, int tidWindowDays) {

        public Module {
            Range.require("module.registers", registers, 1, 999);
            Range.require("module.tidWindowDays", tidWindowDays, 0, 36_500);
        }
    }

    /**
     * What is assumed. The types say what each choice means.
     *
     * @param currencyScale unit of the API's amount for currency credit, which is not issued until it is chosen
     * @param idRecordLayout order of TI and KRN in an IDRecord
     * @param record2Framing what surrounds a Record2
     * @param longKeyCheckValue check value of 160-bit vending keys
     * @param limitCharging what a credit token takes from ULM and CLM
     * @param subclassMask how SBM is read
     * @param inhibited what the module answers when vending is inhibited or no transactions are left
     * @param keyChangeAlgorithms which DKGA and base date a key change may go to
     * @param keyTypeTransitions which changes of key type are allowed among those of which no source tells
     * @param commonKeyPan which MeterPAN DKGA04 hashes for common keys
     * @param vendingKeyParity whether DKGA02 makes a vending key odd before its last xor
     * @param initialisationKeys whether a vending key makes decoder keys of key type 0
     * @param ditkRollover RO of the tokens that take a new meter from its DITK to a vending key
     */
    public record Assumptions(
            CurrencyScale currencyScale,
            IdRecordLayout idRecordLayout,
            Record2.Framing record2Framing,
            LongKeyCheckValue longKeyCheckValue,
            LimitCharging limitCharging,
            SubclassMaskReading subclassMask,
            InhibitedAnswer inhibited,
            AlgorithmChanges keyChangeAlgorithms,
            Set<AssumedKeyTypeTransition> keyTypeTransitions,
            CommonKeyPan commonKeyPan,
            VendingKeyParity vendingKeyParity,
            InitialisationKeys initialisationKeys,
            boolean ditkRollover) {

        public Assumptions {
            keyTypeTransitions = Set.copyOf(keyTypeTransitions);
        }
    }

    /**
     * This node.
     *
     * @param name what tells it from others that share the store, at most 100 characters without blanks; empty for the host and
     *     the port of the TokenApi, {@code host:port}
     */
    public record NodeSection(String name) {

        private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{0,100}");

        public NodeSection {
            if (!NAME.matcher(name).matches()) {
                throw new ConfigurationException("node.name: got '" + name
                        + "', expected at most 100 printable ASCII characters without blanks");
            }
        }
    }

    /** The same with another TokenApi section. */
    public Configuration withApi(Api other) {
        return new Configuration(
                other,
                shares,
                store,
                metrics,
                web,
                alerts,
                audit,
                control,
                sessions,
                issuing,
                module,
                modules,
                assumptions,
                staTables,
                lockFolder,
                node);
    }

    /** The same with another unit of currency credit. */
    public Configuration withCurrencyScale(CurrencyScale other) {
        Assumptions changed = new Assumptions(
                other,
                assumptions.idRecordLayout(),
                assumptions.record2Framing(),
                assumptions.longKeyCheckValue(),
                assumptions.limitCharging(),
                assumptions.subclassMask(),
                assumptions.inhibited(),
                assumptions.keyChangeAlgorithms(),
                assumptions.keyTypeTransitions(),
                assumptions.commonKeyPan(),
                assumptions.vendingKeyParity(),
                assumptions.initialisationKeys(),
                assumptions.ditkRollover());
        return new Configuration(
                api,
                shares,
                store,
                metrics,
                web,
                alerts,
                audit,
                control,
                sessions,
                issuing,
                module,
                modules,
                changed,
                staTables,
                lockFolder,
                node);
    }

    /** The same with another metrics section. */
    public Configuration withMetrics(Metrics other) {
        return new Configuration(
                api,
                shares,
                store,
                other,
                web,
                alerts,
                audit,
                control,
                sessions,
                issuing,
                module,
                modules,
                assumptions,
                staTables,
                lockFolder,
                node);
    }

    /** The same with another section of the console. */
    public Configuration withWeb(Web other) {
        return new Configuration(
                api,
                shares,
                store,
                metrics,
                other,
                alerts,
                audit,
                control,
                sessions,
                issuing,
                module,
                modules,
                assumptions,
                staTables,
                lockFolder,
                node);
    }

    /** The same with another store. */
    public Configuration withStore(Store other) {
        return new Configuration(
                api,
                shares,
                other,
                metrics,
                web,
                alerts,
                audit,
                control,
                sessions,
                issuing,
                module,
                modules,
                assumptions,
                staTables,
                lockFolder,
                node);
    }
}
