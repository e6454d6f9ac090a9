package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.kmc.TestKmc;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.RoleRules;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.NodeStore;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each notice is seen, the command that it names is run, and it is gone (operating requirements section 4). */
@Tag("slow")
class NoticesClearedTest {

    private static final String KEY = TestInstallation.TEST_KEY;
    private static final Instant NOW = TestSurroundings.NOW;

    @TempDir
    Path directory;

    private TestInstallation installation;
    private Instant now = NOW;

    @BeforeEach
    void makeInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void transactionsAndInhibitVend() throws IOException {
        Path key = directory.resolve("issuer.key");
        ok(List.of(), "licence", "issuer", "create", key.toString());
        Path pem = Files.writeString(
                directory.resolve("issuer.pem"), ok(List.of(), "licence", "issuer", "show", key.toString()));
        ok(List.of(), "licence", "trust", "--yes", pem.toString());
        ok(List.of(), "licence", "load", licence(key, 1, "9999", "2026-12-23"));
        String command = seen("ESm.Transactions", "loadTransactionLicense");
        assertThat(seen("ESm.InhibitVend", "loadTransactionLicense")).isEqualTo(command);

        clear(command, List.of(), licence(key, 2, "10000", "2026-12-24"));

        assertGone("ESm.Transactions");
        assertGone("ESm.InhibitVend");
    }

    @Test
    void aKeyPastItsTimeOfUse() throws IOException {
        load("--iut", "2026-12-07");
        String command = seen("EKeystore.Refresh", "vk.load");
        clear(command, keys(), "--sgc=123456", "--krn=1", "--register=1", "--replace", "--iut=2026-12-08");
        assertGone("EKeystore.Refresh");

        now = Instant.parse("2026-12-09T00:00:00Z");
        command = seen("EKeystore.CannotVend", "vk.load");
        clear(command, keys(), "--sgc=123456", "--krn=1", "--register=1", "--replace", "--iut=2027-12-08");
        assertGone("EKeystore.CannotVend");
    }

    @Test
    void aKeyAtTheEndOfItsLife() throws IOException {
        load("--exp", "2026-12-24");
        String command = seen("EKeystore.Expiry", "vk.delete");
        clear(command, List.of("y"), "1");
        assertGone("EKeystore.Expiry");
    }

    @Test
    void aLimitThatRunsOut() throws IOException {
        load("--ulm", "000003E8");
        assertGone("EKeystore.Limit");
        sell(899);
        assertGone("EKeystore.Limit");
        sell(1);
        String command = seen("EKeystore.Limit", "vk.load");
        sell(100);
        assertGone("EKeystore.Limit");
        assertThat(seen("EKeystore.CannotVend", "vk.load")).isEqualTo(command);

        clear(command, keys(), "--sgc=123456", "--krn=1", "--register=1", "--replace", "--ulm=00000010");

        assertGone("EKeystore.CannotVend");
        assertGone("EKeystore.Limit");
    }

    @Test
    void aLimitOfWhichNobodyKnowsWhatItWas() throws IOException, SQLException {
        load("--ulm", "000003E8");
        forgetEnteredKeys();
        String command = seen("EKeystore.LimitUnknown", "vk.load");

        clear(command, keys(), "--sgc=123456", "--krn=1", "--register=1", "--replace", "--ulm=000003E8");

        assertGone("EKeystore.LimitUnknown");
    }

    @Test
    void aKmcInLoadingAndItsPublicKey() throws IOException {
        Path publicKey = directory.resolve("module.smpub.txt");
        Path anchor = directory.resolve("module.anchor.txt");
        ok(List.of(), "kmc", "module-key", "--out", publicKey.toString(), "--anchor", anchor.toString());
        TestKmc kmc =
                TestKmc.create(TestKmc.root(), TrustAnchorText.read(anchor), Files.readString(publicKey), directory);
        importKmc();
        ok(
                List.of(),
                "kmc",
                "request",
                "--out",
                directory.resolve("request.txt").toString());
        kmc.answer("request.txt", "keys.klf.txt");
        ok(
                List.of(),
                "kmc",
                "upload",
                "--yes",
                directory.resolve("keys.klf.txt").toString());
        clear(seen("EKmc.Loading", "kmc.load-all"), List.of());
        assertGone("EKmc.Loading");

        now = NOW.plus(Duration.ofDays(275));
        assertThat(seen("EKmc.PublicKey", "kmc.import")).isEqualTo("ptoken kmc import");
    }

    private void importKmc() {
        ok(
                List.of(),
                "kmc",
                "import",
                "--yes",
                directory.resolve("kmc.kmcpub.txt").toString(),
                "--trust",
                directory.resolve("kmc.anchor.txt").toString());
    }

    @Test
    void noDitkInAFactory() throws IOException {
        installation = TestInstallation.factory(Files.createDirectory(directory.resolve("factory")));

        clear(
                seen("EDitk.NotLoaded", "ditk.load"),
                List.of("y", "0000000076767676", "y", "y", "7676767600000000", "y"),
                "--ea=7",
                "--components=2",
                "--kcv=4CBE91");

        assertGone("EDitk.NotLoaded");
    }

    @Test
    void firmwareForAnotherMode() throws IOException {
        assertGone("ESm.Firmware");
        ok(List.of(), "pref", "set", "ptoken.meterManufacturingMode", "true");

        clear(seen("ESm.Firmware", "pref.set"), List.of(), "ptoken.meterManufacturingMode", "false");

        assertGone("ESm.Firmware");
    }

    @Test
    void theCertificate() throws IOException {
        ok(List.of(), "tls", "renew", "--yes");
        String until = json("status", "--json").get("certificateUntil").asText();
        now = Instant.parse(until).minus(Duration.ofDays(30)).minusSeconds(1);
        assertGone("EService.Certificate");
        now = now.plusSeconds(1);
        clear(seen("EService.Certificate", "tls.renew"), List.of(), "--yes");
        assertGone("EService.Certificate");
    }

    @Test
    void accounts() throws IOException {
        ok(List.of(), "user", "expire", "vending", "--at", "2026-12-07T10:00:00Z");
        clear(seen("EAccount.Account", "user.expire"), List.of(), "vending", "--at", "2026-12-07T10:00:01Z");
        assertGone("EAccount.Account");

        ok(List.of(), "pref", "set", "account.password.maximum.age.days", "30");
        assertGone("EAccount.Password");
        now = NOW.plus(Duration.ofDays(16));
        assertThat(json("user", "list", "--json").toString()).contains("passwordExpires");
        String command = seen("EAccount.Password", "user.passwd");
        for (String name : names()) {
            clear(command, List.of("another battery", "another battery"), name);
        }
        assertGone("EAccount.Password");
    }

    @Test
    void rowsThatSomebodyPutIntoTheAuditLog() throws IOException, SQLException {
        assertGone("EService.AuditStray");
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + new DataDirectory(installation.data()).database());
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO audit_log SELECT MAX(sequence) + 1, at_micros, 'nobody', origin, action,"
                    + " subject, outcome, message_id, detail, hash FROM audit_log");
        }
        ok(List.of(), "pref", "set", "ptoken.sessionTimeoutSec", "600");

        clear(seen("EService.AuditStray", "audit.acknowledge"), List.of());

        assertGone("EService.AuditStray");
        ok(List.of(), "audit", "verify");
    }

    @Test
    void anAdministratorAndTechnicians() throws IOException {
        ok(List.of("y"), "user", "remove", "admin", "--yes");
        clear(
                seen("EAccount.NoAdministrator", "user.add"),
                List.of("another battery", "another battery"),
                "admin",
                "--role",
                "ptoken-admin");
        assertGone("EAccount.NoAdministrator");

        try (JdbcStore store = JdbcStore.openSqlite(new DataDirectory(installation.data()).database())) {
            store.accounts()
                    .add(
                            Account.of("tom", "hash", RoleRules.TECHNICIAN_BEFORE, NOW),
                            AuditEntry.local(NOW, "root", "user.add", "tom", ""));
        }
        clear(seen("EAccount.Technician", "user.roles"), List.of(), "tom", "--technician");
        assertGone("EAccount.Technician");
    }

    @Test
    void aPreferenceThatThisReleaseDoesNotTake() throws IOException {
        try (JdbcStore store = JdbcStore.openSqlite(new DataDirectory(installation.data()).database())) {
            store.preferences()
                    .set(
                            "ptoken.keyLimitWarningPercent",
                            "a tenth",
                            AuditEntry.local(NOW, "root", "pref.set", "ptoken.keyLimitWarningPercent", ""));
        }
        clear(seen("EPrefRange", "pref.set"), List.of(), "ptoken.keyLimitWarningPercent", "20");
        assertGone("EPrefRange");
    }

    @Test
    void aModuleThatIsDrained() throws IOException {
        Path file = installation.data().resolve("ptoken.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "modules: []",
                                "modules: [{name: soft, kind: SOFTWARE}, {name: spare, kind: TSM500I, host: 127.0.0.1,"
                                        + " port: 1}]"));
        ok(List.of(), "hsm", "drain", "spare");
        clear(seen("ESm.Drained", "pool.resume"), List.of(), "spare");
        assertGone("ESm.Drained");
    }

    @Test
    void aNodeThatIsGone() throws IOException {
        try (JdbcStore store = JdbcStore.openSqlite(new DataDirectory(installation.data()).database())) {
            store.nodes().write(node("one", NOW));
            store.nodes().write(node("two", NOW.minus(NodeStore.GONE)));
        }
        clear(seen("EService.Node", "nodes.forget"), List.of(), "two");
        assertGone("EService.Node");
    }

    private static NodeStanding node(String name, Instant at) {
        Instant began = NOW.minus(Duration.ofDays(1));
        return new NodeStanding(name, began, began, at, NodeStore.State.RUNNING, "1", "::", 9443, "", List.of());
    }

    @Test
    void aSecondPersonThatNobodyCanBeAndOneThatWasSwitchedOff() throws IOException {
        String password = TestInstallation.PASSWORD;
        installation.addPerson("jane", "ptoken-admin");
        installation.addPerson("bob", "ptoken-admin");
        try (JdbcStore store = JdbcStore.openSqlite(new DataDirectory(installation.data()).database())) {
            String list = "ptoken.secondPersonFor";
            store.preferences().set(list, "user.remove", AuditEntry.local(NOW, "root", "pref.set", list, ""));
        }
        String command = seen("EAccount.SecondPerson", "user.passwd-own");
        for (String name : List.of("jane", "bob")) {
            clear(command, List.of(password, "another battery", "another battery"), name);
        }
        assertGone("EAccount.SecondPerson");

        ok(List.of("y"), "approvals", "off", "--yes");
        clear(seen("EAccount.SecondPersonOff", "approvals.acknowledge"), List.of("another battery"), "--as", "jane");
        assertGone("EAccount.SecondPersonOff");
    }

    /** What no command ends here: no call does, or the tests named have it. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("ESm.Clock", "no call: the clock of a module is set at the module"),
            Map.entry("ESm.Silent", "no call: it is connected again"),
            Map.entry("ESm.State", "no call: the module is looked at"),
            Map.entry("ESm.StateWrite", "no call: the disk is mended"),
            Map.entry("ESm.Resting", "no call: it recovers"),
            Map.entry("ESm.Lock", "no call: a process is ended"),
            Map.entry("EKeystore.Differs", "no call: which key is right nobody can tell"),
            Map.entry("EKeystore.Missing", "no call: it may be meant"),
            Map.entry("EKeystore.PassedOver", "the call of EKeystore.CannotVend, at one of several modules"),
            Map.entry("EService.Disabled", "no call: ptoken.yaml chooses"),
            Map.entry("EService.DiskSpace", "no call: room is made"),
            Map.entry("EService.NodeName", "no call: ptoken.yaml names it"),
            Map.entry("EService.Overload", "no call: it ends when nothing was refused for a while"),
            Map.entry("EService.Store", "StoreCommandsTest; or no call: the database comes back"),
            Map.entry("EService.StoreMark", "no call: the clock passes, or the server is restarted"),
            Map.entry("EService.StorePutBack", "no call: it ends by itself"),
            Map.entry("EService.UnknownVends", "StoreCommandsTest"),
            Map.entry("EAccount.Anonymous", "no call: a firewall is closed"));

    @Test
    void everyNoticeIsClearedHereOrItIsSaidWhyNot() throws IOException {
        Set<String> cleared = found(
                Path.of("src/test/java", NoticesClearedTest.class.getName().replace('.', '/') + ".java"),
                Pattern.compile("seen\\(\\s*\"(E[A-Za-z.]+)\""));
        Set<String> all = new TreeSet<>();
        Path rules = Path.of("../prismtoken-service/src/main/java/io/ptoken/service/operate/notice");
        try (Stream<Path> sources = Files.walk(rules)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                all.addAll(found(
                        source,
                        Pattern.compile("\"(E(?:Sm|Service|Keystore|Kmc|Ditk|Account)\\.[A-Za-z]+|EPrefRange)\"")));
                found(source, Pattern.compile("PREFIX \\+ \"([A-Za-z]+)\""))
                        .forEach(code -> all.add("EAccount." + code));
            }
        }
        assertThat(cleared).doesNotContainAnyElementsOf(ELSEWHERE.keySet());
        Set<String> told = new TreeSet<>(cleared);
        told.addAll(ELSEWHERE.keySet());
        assertThat(told).isEqualTo(all);
    }

    private static Set<String> found(Path source, Pattern code) throws IOException {
        return code.matcher(Files.readString(source))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As after an update of a release that did not remember them. */
    private void forgetEnteredKeys() throws SQLException {
        try (Connection database = DriverManager.getConnection(
                        "jdbc:sqlite:" + new DataDirectory(installation.data()).database());
                Statement statement = database.createStatement()) {
            statement.executeUpdate("DELETE FROM entered_key");
        }
    }

    private void load(String... more) {
        List<String> words = new ArrayList<>(List.of("vk", "load", "--sgc=123456", "--krn=1"));
        words.addAll(List.of(more));
        ok(keys(), words.toArray(String[]::new));
    }

    private static List<String> keys() {
        return List.of(KEY, KEY, "y");
    }

    private void sell(int hectowattHours) {
        ok(
                List.of(),
                "token",
                "credit",
                "--drn",
                "600727000000000009",
                "--sgc",
                "123456",
                "--krn",
                "1",
                "--amount",
                Integer.toString(hectowattHours),
                "--unit",
                "hWh");
    }

    private String licence(Path key, int sequence, String transactions, String until) throws IOException {
        String id = ok(List.of(), "licence", "show")
                .lines()
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D", "");
        return Files.writeString(
                        directory.resolve("licence-" + sequence),
                        ok(
                                List.of(),
                                "licence",
                                "issue",
                                "--module",
                                id,
                                "--transactions",
                                transactions,
                                "--until",
                                until,
                                "--sequence",
                                Integer.toString(sequence),
                                "--issuer-key",
                                key.toString()))
                .toString();
    }

    /** The notice stands and names that call; returns its command. */
    private String seen(String code, String call) throws IOException {
        JsonNode notice = notices(code).findFirst().orElseThrow();
        assertThat(notice.path("call").asText()).isEqualTo(call);
        String command = notice.path("command").asText();
        assertThat(run(List.of(), (command.replace("ptoken ", "") + " --help").split(" "))
                        .exitCode())
                .as(command)
                .isZero();
        return command;
    }

    private void clear(String command, List<String> typed, String... arguments) {
        List<String> words =
                new ArrayList<>(List.of(command.replace("ptoken ", "").split(" ")));
        words.addAll(List.of(arguments));
        ok(typed, words.toArray(String[]::new));
    }

    private void assertGone(String code) throws IOException {
        assertThat(notices(code)).isEmpty();
    }

    private Stream<JsonNode> notices(String code) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        json("notices", "--refresh", "--json").get("notices").forEach(found::add);
        return found.stream().filter(notice -> notice.get("code").asText().equals(code));
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        json("user", "list", "--json")
                .get("accounts")
                .forEach(account -> names.add(account.get("name").asText()));
        return names;
    }

    private JsonNode json(String... words) throws IOException {
        return new ObjectMapper().readTree(run(List.of(), words).out());
    }

    private String ok(List<String> typed, String... words) {
        CommandRun run = run(typed, words);
        assertThat(run.exitCode())
                .as("%s: %s", String.join(" ", words), run.err())
                .isZero();
        return run.out();
    }

    private CommandRun run(List<String> typed, String... words) {
        return installation
                .surroundings()
                .at(now)
                .typing(typed.toArray(String[]::new))
                .run(words);
    }
}
