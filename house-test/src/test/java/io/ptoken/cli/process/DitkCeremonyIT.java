package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.SecretFiles;
import io.ptoken.cli.process.Ceremony.Recording;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.meter.MeterNameplate;
import io.ptoken.sts.meter.VirtualMeter;
import io.ptoken.sts.meter.VirtualMeterSettings;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ceremony of docs/manufacturing.md through the packaged program at a pseudo-terminal: officers, generate, write down, load
 * on a second installation, prove at a meter, take meters to a vending key, sell to them elsewhere. Every page that it shows
 * stands in that document.
 */
class DitkCeremonyIT {

    private static final String PIN_A = "pin of alice 1";
    private static final String PIN_B = "pin of bob 22";
    private static final String PAN = "600727000000000009";
    private static final String OTHER_PAN = "600727111111111153";
    private static final Path DOCUMENT = Path.of(System.getProperty("ptoken.root", ".."), "docs", "manufacturing.md");

    /** The factory and the vending station hold this one, from one KMC. */
    private static final String[] KEY = {"--sgc", "123457", "--krn", "1"};

    @TempDir
    static Path kmc;

    @TempDir
    Path directory;

    /** Both of them once, for every ceremony. */
    @BeforeAll
    static void takeAVendingKeyToFactoryAndStation() throws Exception {
        ok(Map.of(), "kmc-sim", "create", "--sim", simulator(), "--key", "123457");
        takeKey(made(kmc.resolve("factory"), "init", "--manufacturing"));
        takeKey(made(kmc.resolve("station"), "init"));
    }

    private static String simulator() {
        return kmc.resolve("kmc-sim").toString();
    }

    private static void takeKey(Map<String, String> installation) {
        Path home = Path.of(installation.get("PTOKEN_KEY_FILE")).resolveSibling("");
        String module = home.resolve("module.smpub.txt").toString();
        String anchor = home.resolve("module.anchor.txt").toString();
        String request = home.resolve("request.txt").toString();
        String keys = home.resolve("keys.klf.txt").toString();
        String sim = simulator();
        ok(installation, "kmc", "module-key", "--out", module, "--anchor", anchor);
        ok(Map.of(), "kmc-sim", "register", "--sim", sim, module, "--anchor", anchor, "--authorise", "123457");
        ok(installation, "kmc", "import", sim + "/kmc.kmcpub.txt", "--trust", sim + "/kmc.anchor.txt", "--yes");
        ok(installation, "kmc", "request", "--out", request);
        ok(Map.of(), "kmc-sim", "answer", "--sim", sim, request, "--out", keys);
        ok(installation, "kmc", "upload", keys, "--load-all", "--yes");
    }

    private static String ok(Map<String, String> installation, String... arguments) {
        Program.Ended ended = Program.run(installation, arguments);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return ended.out();
    }

    /** The longest; {@code ditk.everyCeremony} has both algorithms with two and three custodians, beside a server and without. */
    static Stream<Arguments> ceremonies() {
        Stream<Arguments> one = Stream.of(Arguments.of(11, 3, true));
        return Boolean.getBoolean("ditk.everyCeremony")
                ? Stream.concat(
                        one, Stream.of(Arguments.of(7, 2, false), Arguments.of(7, 3, true), Arguments.of(11, 2, false)))
                : one;
    }

    @ParameterizedTest
    @MethodSource("ceremonies")
    void aKeyGoesFromOneInstallationToAnotherOnSheetsAlone(int ea, int count, boolean served) throws Exception {
        Map<String, String> first = installation("first");
        Map<String, String> second = factory("second");
        try (Servers servers = new Servers()) {
            if (served) {
                servers.start(first);
                servers.start(second);
            }
            Recording made = generate(first, ea, count);
            assertThat(made.exitCode()).as(made.stream()).isZero();
            List<List<String>> sheets = made.components();
            assertThat(sheets).hasSize(count);
            String kcv = value(made, "KCV ([0-9A-F]{6})");
            assertThat(list(first)).as("nothing of it stays").contains("holds no DITK");
            List<byte[]> components = sheets.stream().map(DitkCeremonyIT::bytes).toList();
            servers.requireNothing(first, with(components, key(sheets)));

            Recording mistyped = load(second, ea, kcv, spoilt(sheets));
            assertThat(mistyped.exitCode()).isEqualTo(1);
            assertThat(mistyped.rest()).contains("ptoken: 78 CHECK_DIGIT_ERROR: ");
            assertThat(list(second)).contains("holds no DITK");

            Recording loaded = load(second, ea, kcv, sheets);
            assertThat(loaded.exitCode()).as(loaded.stream()).isZero();
            assertThat(loaded.rest()).contains("Loaded the DITK for EA" + ea + ", KCV " + kcv);
            assertThat(list(second)).contains("EA" + ea, kcv);

            for (Recording recording : List.of(made, mistyped, loaded)) {
                nothingSecret(sheets, recording.rest());
            }
            nothingSecret(sheets, loaded.stream() + mistyped.stream());
            servers.requireNothing(second, components);
            for (Path installation : List.of(directory.resolve("first"), directory.resolve("second"))) {
                nothingSecretIn(installation, with(components, key(sheets)));
            }

            String token = prove(second, ea);
            assertThat(meter(ea, key(sheets)).enter(token).result()).isEqualTo(MeterResult.ACCEPT);

            if (ea == 7) {
                takeAndSell(second, meter(7, key(sheets)), 2);
                takeAndSell(second, meter(7, key(sheets), OTHER_PAN), 3, "--allow-3kct");
            } else {
                takeAndSell(second, meter(11, key(sheets)), 4);
            }
        }
    }

    /** A new meter takes its tokens from the factory, and credit from a station that never knew its DITK. */
    private static void takeAndSell(Map<String, String> factory, VirtualMeter meter, int count, String... more) {
        MeterNameplate plate = meter.nameplate();
        List<String> named = new ArrayList<>(
                List.of("--drn", plate.pan().digits(), "--ea", "" + plate.ea().code()));
        named.addAll(List.of(KEY));
        List<String> change = new ArrayList<>(List.of("ditk", "tokens"));
        change.addAll(named);
        change.addAll(List.of(more));
        List<String> credit = new ArrayList<>(List.of("token", "credit", "--amount", "10", "--unit", "kWh"));
        credit.addAll(named);

        List<String> tokens = tokens(ok(factory, change.toArray(String[]::new)));
        List<String> sold = tokens(ok(environment(kmc.resolve("station")), credit.toArray(String[]::new)));

        assertThat(tokens).hasSize(count);
        assertThat(meter.enter(sold.get(0)).result()).as("it is not there yet").isNotEqualTo(MeterResult.ACCEPT);
        List<MeterResult> results =
                tokens.stream().map(token -> meter.enter(token).result()).toList();
        assertThat(results.subList(0, count - 1)).doesNotContain(MeterResult.ACCEPT);
        assertThat(results.get(count - 1)).as(results.toString()).isEqualTo(MeterResult.ACCEPT);
        assertThat(sold).hasSize(1);
        assertThat(meter.enter(sold.get(0)).result()).isEqualTo(MeterResult.ACCEPT);
    }

    private static List<String> tokens(String printed) {
        return Pattern.compile("([0-9]{4} ){4}[0-9]{4}(?=  )")
                .matcher(printed)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void aKeyOfOtherParityHasTheSameCheckValueAndTheMeterTellsThemApart() throws Exception {
        byte[] odd = HexFormat.of().parseHex("7676767676767676");
        List<List<String>> right = List.of(List.of("0000000076767676"), List.of("7676767600000000"));
        List<List<String>> other = List.of(List.of("0000000077777777"), List.of("7777777700000000"));
        Map<String, String> factory = installation("factory");

        Recording wrong = load(factory, 7, "4CBE91", other);
        assertThat(wrong.exitCode()).as(wrong.stream()).isZero();
        assertThat(wrong.rest())
                .contains("parity not odd, not adjusted", "Warning: the DITK does not have odd parity.");
        assertThat(meter(7, odd).enter(prove(factory, 7)).result()).isEqualTo(MeterResult.CRC_ERROR);

        Recording replaced = load(factory, 7, "4CBE91", right, "--replace");
        assertThat(replaced.rest())
                .contains("KCV 4CBE91, parity odd, not adjusted")
                .doesNotContain("Warning");
        assertThat(meter(7, odd).enter(prove(factory, 7)).result()).isEqualTo(MeterResult.ACCEPT);
    }

    @Test
    void everyPageStandsInTheDocument() throws Exception {
        Map<String, String> factory = installation("factory");
        Recording made = generate(factory, 7, 2);
        List<List<String>> sheets = made.components();
        String kcv = value(made, "KCV ([0-9A-F]{6})");
        Ceremony combining = new Ceremony(Map.of()).answer("6 hex digits: ", kcv);
        for (int number = 1; number <= 2; number++) {
            combining.enter(number, sheets.get(number - 1), "y");
        }
        Recording combined = combining.run("ditk", "combine", "--ea", "7", "--components", "2");

        String document = masked(Files.readString(DOCUMENT));
        assertThat(document)
                .contains(masked(made.pages().get(0)), masked(combined.pages().get(0)));
        made.rest()
                .lines()
                .filter(line -> !line.isBlank())
                .map(DitkCeremonyIT::masked)
                .forEach(line -> assertThat(document).contains(line));
        combined.rest()
                .lines()
                .filter(line -> !line.isBlank())
                .map(DitkCeremonyIT::masked)
                .forEach(line -> assertThat(document).contains(line));
        assertThat(document)
                .contains(
                        masked(load(factory, 7, kcv, sheets)
                                .rest()
                                .lines()
                                .filter(line -> line.startsWith("Loaded"))
                                .findFirst()
                                .orElseThrow()),
                        masked(list(factory)),
                        Program.run(
                                        Map.of(),
                                        "ditk",
                                        "sheet",
                                        "--ea=7",
                                        "--components=2",
                                        "--key-name=Plant 2",
                                        "--date=2026/11/30",
                                        "--custodian=Jane Doe",
                                        "--custodian=John Roe")
                                .out()
                                .split("\f", -1)[0]
                                .strip());
    }

    /** Without what differs each time, and without blanks at the ends of lines. */
    private static String masked(String text) {
        return text.strip()
                .replaceAll("\\[y/N] y(?=\n|$)", "[y/N]")
                .replaceAll("([0-9A-F]{4} ){3}[0-9A-F]{4}", "COMPONENT")
                .replaceAll("(check value |KCV |--kcv |Is |digits: |EA7  )[0-9A-F]{6}", "$1CHECKS")
                .replaceAll("KCV {14}[0-9A-F]{6}", "KCV CHECKS")
                .replaceAll("[0-9-]{10}T[0-9:]{8}Z", "TIME")
                .replaceAll(" +(?=\n|$)", "");
    }

    private Map<String, String> installation(String name) throws IOException {
        return withOfficers(made(directory.resolve(name), "init", "--manufacturing"));
    }

    /** A copy of the one that has a vending key. */
    private Map<String, String> factory(String name) throws IOException {
        Path home = directory.resolve(name);
        try (Stream<Path> files = Files.walk(kmc.resolve("factory"))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        home.resolve(kmc.resolve("factory").relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return withOfficers(environment(home));
    }

    private static Map<String, String> made(Path home, String... init) throws IOException {
        Files.createDirectory(home);
        SecretFiles.ownerOnly(home.resolve("module.key"), "5A".repeat(32));
        ok(environment(home), init);
        return environment(home);
    }

    private static Map<String, String> environment(Path home) {
        return Map.of(
                "PTOKEN_STA_TABLES", "",
                "PTOKEN_DATA", home.resolve("data").toString(),
                "PTOKEN_KEY_FILE", home.resolve("module.key").toString());
    }

    private static Map<String, String> withOfficers(Map<String, String> environment) {
        Recording officers = new Ceremony(environment)
                .answer("alice: ", PIN_A)
                .answer(": ", PIN_A)
                .answer("bob: ", PIN_B)
                .answer(": ", PIN_B)
                .run("module", "officers", "--appoint", "alice", "--appoint", "bob");
        assertThat(officers.exitCode()).as(officers.stream()).isZero();
        return environment;
    }

    private static Ceremony officers(Map<String, String> installation) {
        return new Ceremony(installation).answer("officer alice: ", PIN_A).answer("officer bob: ", PIN_B);
    }

    private static Recording generate(Map<String, String> installation, int ea, int count) {
        Ceremony ceremony = officers(installation);
        for (int number = 1; number <= count; number++) {
            ceremony.write(number);
        }
        return ceremony.run(arguments("generate", ea, count));
    }

    private static Recording load(
            Map<String, String> installation, int ea, String kcv, List<List<String>> sheets, String... more) {
        Ceremony ceremony = officers(installation);
        for (int number = 1; number <= sheets.size(); number++) {
            ceremony.enter(number, sheets.get(number - 1), "y");
        }
        List<String> all = new ArrayList<>(List.of(arguments("load", ea, sheets.size())));
        all.addAll(List.of("--kcv", kcv));
        all.addAll(List.of(more));
        return ceremony.run(all.toArray(String[]::new));
    }

    private static String[] arguments(String command, int ea, int count) {
        return new String[] {
            "ditk", command, "--ea", "" + ea, "--components", "" + count, "--officer", "alice", "--officer", "bob"
        };
    }

    private static String list(Map<String, String> installation) {
        return Program.run(installation, "ditk", "list").out();
    }

    private static String prove(Map<String, String> installation, int ea) {
        Program.Ended proved = Program.run(installation, "ditk", "prove", "--ea", "" + ea, "--drn", PAN);
        assertThat(proved.exitCode()).as(proved.err()).isZero();
        Matcher token = Pattern.compile("token +([0-9 ]{24})").matcher(proved.out());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    /** A meter of the factory, which holds this DITK. */
    private static VirtualMeter meter(int ea, byte[] ditk) {
        return meter(ea, ditk, PAN);
    }

    private static VirtualMeter meter(int ea, byte[] ditk, String pan) {
        try (DecoderKey key = DecoderKey.of(ditk)) {
            return new VirtualMeter(
                    new MeterNameplate(
                            new MeterPan(pan), EncryptionAlgorithm.ofCode(ea), Instant.parse("2026-01-01T00:00:00Z")),
                    key,
                    new DecoderKeyAttributes(
                            KeyType.DITK,
                            new KeyRevision(1),
                            new TariffIndex(0),
                            KeyExpiryNumber.NEVER,
                            new SupplyGroupCode(0),
                            BaseDate.BDT_2014),
                    StaTables.SAMPLE,
                    VirtualMeterSettings.DEFAULT,
                    InstantSource.system());
        }
    }

    private static String value(Recording recording, String pattern) {
        Matcher value = Pattern.compile(pattern).matcher(recording.rest());
        assertThat(value.find()).as(recording.stream()).isTrue();
        return value.group(1);
    }

    private static List<List<String>> spoilt(List<List<String>> sheets) {
        List<List<String>> spoilt = new ArrayList<>(sheets);
        List<String> last = new ArrayList<>(sheets.get(sheets.size() - 1));
        // The first bit of a byte, which the check value of every algorithm knows.
        String part = last.get(0);
        char flipped = Character.toUpperCase(Character.forDigit(Character.digit(part.charAt(0), 16) ^ 8, 16));
        last.set(0, flipped + part.substring(1));
        spoilt.set(sheets.size() - 1, last);
        return spoilt;
    }

    private static byte[] bytes(List<String> sheet) {
        return HexFormat.of().parseHex(String.join("", sheet));
    }

    private static byte[] key(List<List<String>> sheets) {
        byte[] key = bytes(sheets.get(0));
        for (List<String> sheet : sheets.subList(1, sheets.size())) {
            byte[] component = bytes(sheet);
            for (int i = 0; i < key.length; i++) {
                key[i] ^= component[i];
            }
        }
        return key;
    }

    private static void nothingSecret(List<List<String>> sheets, String text) {
        for (List<String> sheet : sheets) {
            for (String part : sheet) {
                assertThat(text).doesNotContain(part, part.replaceAll("(.{4})(?=.)", "$1 "));
            }
        }
    }

    private static List<byte[]> with(List<byte[]> components, byte[] key) {
        return Stream.concat(components.stream(), Stream.of(key)).toList();
    }

    private static void nothingSecretIn(Path folder, List<byte[]> secrets) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Traces.of(secrets, Files.readAllBytes(file)))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    /** Servers of installations, and what is in their memory. */
    private final class Servers implements AutoCloseable {

        private final Map<Map<String, String>, Program> running = new HashMap<>();

        void start(Map<String, String> installation) {
            Program server = Program.start(
                    installation, "serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web");
            running.put(installation, server);
            server.readTo("Ready");
        }

        /** A dump of all objects of a server, garbage too, has none of these anywhere. */
        void requireNothing(Map<String, String> installation, List<byte[]> secrets) throws Exception {
            Optional<Program> server = Optional.ofNullable(running.get(installation));
            if (server.isEmpty()) {
                return;
            }
            Path dump = directory.resolve("heap.hprof");
            Process made = new ProcessBuilder(
                            "jcmd", "" + server.get().pid(), "GC.heap_dump", "-all", "-overwrite", dump.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(made.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(dump).as(said).exists();
            byte[] heap = Files.readAllBytes(dump);
            Files.delete(dump);
            assertThat(Traces.of(secrets, heap)).as("in memory").isEmpty();
        }

        @Override
        public void close() {
            running.values().forEach(Program::close);
        }
    }
}
