package io.ptoken.kept;

import io.ptoken.node.config.DataDirectory;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an installation lives through before it is kept, always the same: keys with limits, keys of three KMCs, accounts,
 * preferences, sessions, and tokens of every kind.
 */
final class KeptLife {

    /** Name of the software module among the modules. */
    static final String SOFTWARE = "vault";

    /** Opens the session of {@link #TILL} that still lives. */
    static final String ACCESS_TOKEN = "marker-access-token-of-the-kept-till-1-AAAA";

    /** Opened a session that has ended. */
    static final String ACCESS_TOKEN_ENDED = "marker-access-token-of-the-kept-till-2-AAAA";

    static final String TILL = "till-1";

    /** The last thing happened at this time. */
    static final Instant END = Instant.parse("2026-11-23T10:00:00Z");

    /** Two revisions, of which the first is limited. */
    static final int SGC = 123456;

    /** ULM 900.0 and CLM 100: less than a lease. */
    static final int SGC_SMALL = 123457;

    static final MeterPan METER = meter(1);

    private static final Instant BEGINNING = END.minus(Duration.ofHours(3));
    private static final Instant EARLY = END.minus(Duration.ofHours(2));
    private static final String KEY = "ABABABABABABABAB949494949494949401234567";
    private static final String SECOND_KEY = "949494949494949401234567ABABABABABABABAB";
    private static final String MODULES = """
            modules:
              - name: vault
                kind: SOFTWARE
                priority: 2
              - name: spare
                kind: TSM250
                device: /dev/ptoken-kept-spare
            """;

    private final KeptCommands commands;
    private final List<CallKey> messages = new ArrayList<>();
    private int reserved;

    private KeptLife(DataDirectory data) {
        this.commands = new KeptCommands(data);
    }

    /**
     * Makes an installation in an empty folder and lets it live.
     *
     * @param folder gets the data directory and what belongs to it
     * @param store the section {@code store} of its configuration
     * @param beforeTheStop sees it while everything is open
     * @return whose results there are, and the identifier of the claim, as a line of the section "tids"
     */
    static Kept live(Path folder, String store, Consumer<Path> beforeTheStop) throws IOException {
        KeptLife life = new KeptLife(new DataDirectory(folder.resolve("data")));
        life.begin(store);
        life.keys();
        KeptKmc pending = life.kmcs();
        life.people();
        life.licence();
        life.sales(beforeTheStop);
        Files.copy(pending.answer(), folder.resolve("answer.klf.txt"));
        return new Kept(List.copyOf(life.messages), meter(9).digits() + " " + life.reserved);
    }

    /** What the facts are looked up by. */
    record Kept(List<CallKey> messages, String claimedTid) {}

    private void begin(String store) throws IOException {
        commands.ok(BEGINNING, "init", "--user", TILL, "--password-env", "PW");
        Path file = commands.data().configuration();
        String written = Files.readString(file);
        String configured = written.replace("modules: []\n", MODULES).replaceFirst("(?s)\\nstore:.*?\\n\\n", store);
        Files.writeString(file, configured);
        if (store.contains("POSTGRESQL")) {
            Files.delete(commands.data().database());
            commands.ok(
                    BEGINNING,
                    "user",
                    "add",
                    TILL,
                    "--role",
                    "ptoken-api",
                    "--role",
                    "ptoken-issue-any",
                    "--password-env",
                    "PW");
        }
    }

    private void keys() {
        enter(KEY, SGC, 1, "--ulm", "0001E240", "--clm", "00002710");
        enter(SECOND_KEY, SGC, 2);
        enter(KEY, SGC_SMALL, 1, "--ulm", "00002328", "--clm", "00000064", "--iut", "2027-06-30T00:00:00Z");
        enter("ABABABABABABABAB", 201457, 1, "--sbm", "0011", "--ken", "200", "--exp", "2030-01-01T00:00:00Z");
        enter(KEY, 990001, 1, "--kt", "1");
    }

    private void enter(String hex, int sgc, int krn, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("vk", "load", "--sgc", Integer.toString(sgc), "--krn", Integer.toString(krn)));
        arguments.addAll(List.of(more));
        commands.enterKey(BEGINNING, hex, arguments.toArray(String[]::new));
    }

    private KeptKmc kmcs() {
        commands.ok(
                BEGINNING,
                "kmc",
                "module-key",
                "--module",
                SOFTWARE,
                "--out",
                commands.file("module.smpub.txt").toString(),
                "--anchor",
                commands.file("module.anchor.txt").toString());
        KeptKmc.known(commands, "KMC-1", BEGINNING, "900101", "900102").active();
        KeptKmc.known(commands, "KMC-2", BEGINNING, "900201", "900202")
                .loading()
                .loaded("1");
        return KeptKmc.known(commands, "KMC-3", BEGINNING, "900301").pending();
    }

    private void people() {
        commands.ok(BEGINNING, "pref", "set", "ptoken.sessionTimeoutSec", "3600");
        commands.ok(BEGINNING, "pref", "set", "ptoken.resultRetentionDays", "3650");
        commands.ok(BEGINNING, "hsm", "drain", "spare");
        commands.ok(BEGINNING, "hsm", "priority", SOFTWARE, "3");
        user("till-2", "--role", "ptoken-api", "--role", "ptoken-issue-credit");
        user("auditor", "--role", "ptoken-auditor", "--expires", "2027-12-31");
        user("gone", "--technician");
        commands.ok(BEGINNING, "user", "disable", "gone");
        commands.ok(BEGINNING, "user", "certificate", "till-2", "--fingerprint", "9f".repeat(32));
        commands.ok(BEGINNING, "user", "certificate", "till-2", "--none");
    }

    private void user(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of("user", "add", name, "--password-env", "PW"));
        arguments.addAll(List.of(more));
        commands.ok(BEGINNING, arguments.toArray(String[]::new));
    }

    private void licence() throws IOException {
        String issuer = commands.file("issuer.key").toString();
        commands.ok(BEGINNING, "licence", "issuer", "create", issuer);
        Path publicKey = Files.writeString(
                commands.file("issuer.pem"), commands.ok(BEGINNING, "licence", "issuer", "show", issuer));
        commands.ok(BEGINNING, "licence", "trust", publicKey.toString(), "--yes");
        String module;
        try (OpenedInstallation opened = open(BEGINNING)) {
            module = opened.software().status().moduleId();
        }
        String text = commands.ok(
                BEGINNING,
                "licence",
                "issue",
                "--module",
                module,
                "--transactions",
                "50000",
                "--until",
                "2099-12-31",
                "--sequence",
                "1",
                "--issuer-key",
                issuer);
        Path licence = Files.writeString(commands.file("licence.txt"), text);
        commands.ok(BEGINNING, "licence", "load", licence.toString());
    }

    private OpenedInstallation open(Instant time) throws IOException {
        return OpenedInstallation.of(commands.data(), commands.at(time).surroundings());
    }

    private void sales(Consumer<Path> beforeTheStop) throws IOException {
        try (OpenedInstallation opened = OpenedInstallation.of(
                commands.data(),
                commands.at(EARLY)
                        .random(new KnownAccessToken(ACCESS_TOKEN_ENDED))
                        .surroundings())) {
            signIn(opened.api(), "till-2", KeptCommands.PASSWORD);
        }
        commands.ok(
                END,
                "token",
                "credit",
                "--drn",
                meter(2).digits(),
                "--sgc",
                "123456",
                "--krn",
                "1",
                "--amount",
                "25",
                "--unit",
                "hWh",
                "--message-id",
                "hand-1");
        messages.add(new CallKey("by-hand", "hand-1"));
        try (OpenedInstallation opened = OpenedInstallation.of(
                commands.data(),
                commands.at(END).random(new KnownAccessToken(ACCESS_TOKEN)).surroundings())) {
            refused(() -> signIn(opened.api(), "till-2", "wrong"));
            signIn(opened.api(), TILL, KeptCommands.PASSWORD);
            manyForOneMeter(opened.api());
            management(opened.api());
        }
        try (OpenedInstallation opened = open(END)) {
            credit(opened.api());
            refused(() -> opened.api()
                    .handle(new IssueCalls.Credit(
                            call("too-much"),
                            meter(METER, SGC_SMALL, 1),
                            0,
                            BigDecimal.valueOf(100_000),
                            IssueTime.NOW)));
            claim(opened.store().issueJournal());
            opened.store().auditLog().trim(EARLY, 3);
            beforeTheStop.accept(commands.data().root());
        }
    }

    private void manyForOneMeter(TokenApiService api) {
        for (int i = 1; i <= 12; i++) {
            sell(api, "unit-" + i, meter(METER, SGC, 1), 0, 100L * i, IssueTime.NOW);
        }
    }

    private void credit(TokenApiService api) {
        sell(api, "water-1", meter(meter(3), SGC, 1), 1, 55, IssueTime.NOW);
        sell(api, "money-1", meter(METER, SGC, 1), 4, 1_000_000, IssueTime.NOW);
        sell(api, "money-2", meter(meter(4), SGC, 1), 5, 123_456, IssueTime.NOW);
        sell(api, "small-1", meter(meter(5), SGC_SMALL, 1), 0, 10, IssueTime.NOW);
        sell(api, "small-2", meter(meter(5), SGC_SMALL, 1), 4, 100_000, IssueTime.NOW);
        sell(api, "kmc-1", meter(meter(6), 900101, 1), 0, 1000, IssueTime.NOW);
        Instant ahead = END.plus(Duration.ofMinutes(45));
        sell(
                api,
                "ahead-1",
                meter(meter(7), SGC, 1),
                0,
                10,
                new IssueTime(ahead.getEpochSecond(), IssueTime.EXTERNAL_CLOCK));
        sell(api, "reserved-1", meter(meter(7), SGC, 1), 0, 10, new IssueTime(0, IssueTime.SPECIAL_RESERVED));
        MeterConfig due = MeterConfig.of(meter(8).digits(), 7, 2, SGC, 1, 1, 255);
        sell(api, "due-1", due, 0, 300, IssueTime.NOW);
    }

    private void management(TokenApiService api) {
        remember("change-1");
        api.handle(new IssueCalls.KeyChange(
                call("change-1"), meter(meter(8), SGC, 1), new MeterConfigAmendment(SGC, 2, 3)));
        remember("power-1");
        api.handle(new IssueCalls.Management(
                call("power-1"), meter(METER, SGC, 1), 0, BigDecimal.valueOf(5000), IssueTime.NOW));
        remember("flag-1");
        api.handle(new IssueCalls.SetControl(call("flag-1"), meter(METER, SGC, 1), true, 3, 1, IssueTime.NOW));
        api.handle(new IssueCalls.MeterTest(call("test-1"), 0, 1, 0));
    }

    /** A call that was in flight when everything stopped. */
    private void claim(IssueJournal journal) {
        CallKey key = new CallKey(TILL, "in-flight");
        TokenIdentifier earliest = TokenIdentifier.at(BaseDate.BDT_2014, END);
        IssueJournal.Begun begun = journal.begin(
                new IssueJournal.Claim(key, "00", "nobody", END.plus(Duration.ofMinutes(5))),
                Optional.of(IssueJournal.TidWish.exactly(meter(9), BaseDate.BDT_2014, earliest)),
                END);
        remember("in-flight");
        reserved = ((IssueJournal.Begun.Claimed) begun).tid().orElseThrow().minutes();
    }

    private void sell(
            TokenApiService api, String message, MeterConfig meter, int subclass, long amount, IssueTime time) {
        remember(message);
        api.handle(new IssueCalls.Credit(call(message), meter, subclass, BigDecimal.valueOf(amount), time));
    }

    private void remember(String message) {
        messages.add(new CallKey(TILL, message));
    }

    private static void signIn(TokenApiService api, String user, String password) {
        api.handle(new SessionCalls.SignIn("sign-in", "local", user, password, "1.1", "en"));
    }

    private static void refused(Runnable call) {
        try {
            call.run();
        } catch (ServiceException e) {
            return;
        }
        throw new IllegalStateException("was to be refused");
    }

    static CallContext call(String message) {
        return new CallContext(message, ACCESS_TOKEN);
    }

    static MeterPan meter(int number) {
        return MeterPan.of(Drn.of("07", String.format(Locale.ROOT, "%08d", number)));
    }

    /** A meter that no key change is due for. */
    static MeterConfig meter(MeterPan pan, int sgc, int krn) {
        return new MeterConfig(pan.digits(), 7, 2, sgc, krn, 1, Optional.empty(), false, 255, "0000", false, false);
    }
}
