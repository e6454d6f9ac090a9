package io.ptoken.cli.commands.ditk;

import static io.ptoken.cli.commands.task.BothWays.whileServing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.TestTill;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.line.TcpSimulator;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.KeyComponent;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.meter.MeterNameplate;
import io.ptoken.sts.meter.VirtualMeter;
import io.ptoken.sts.meter.VirtualMeterSettings;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The modes of an installation, and the tokens of new meters, at a server and without one, over its API and by hand. */
@Tag("slow")
class ModesBothWaysTest {

    private static final String METER = "--drn 600727000000000009 --sgc 123457 --krn 1";
    private static final String CREDIT = "token credit " + METER + " --amount 10 --unit kWh";
    private static final String TOKENS = "ditk tokens " + METER;
    private static final String DITK = "7676767676767676";
    static final String UNRECOGNISED =
            "The SM has unrecognised firmware 'STS64M10' which is not supported by PrismToken. Action: contact your vendor."
                    + " The preference ptoken.meterManufacturingMode admits it with the value true, after a restart.";
    private static final Clock CLOCK = Clock.fixed(TestSurroundings.NOW, ZoneOffset.UTC);

    @TempDir
    Path directory;

    /** Vending mode with a module of manufacturing firmware. */
    @Nested
    class OfTheWrongFirmware {

        @Test
        void isNotUsedAndEverythingSaysSo() throws IOException {
            TestInstallation installation = TestInstallation.made(directory);
            installation.addPerson("tess", "ptoken-issue-any");
            withHardware(installation, () -> {
                List<String> alone = refusals(installation);

                List<String> served = new ArrayList<>();
                whileServing(installation, printed -> {
                    served.addAll(refusals(installation));
                    assertThat(refusedTill(printed)).isEqualTo("EService.Disabled: Feature disabled: " + UNRECOGNISED);
                    assertThat(ready(printed))
                            .startsWith("503 ")
                            .contains(UNRECOGNISED.substring(0, UNRECOGNISED.indexOf(" The preference")));
                    assertThat(ok(installation, "status"))
                            .contains("firmware STS64M10")
                            .containsPattern("(?m)^mode +vending$");
                    assertThat(ok(installation, "vk list")).isNotBlank();
                });
                assertThat(served).isEqualTo(alone);
                JsonNode notices = json(installation.surroundings().run("notices", "--json"));
                assertThat(notices.findValuesAsText("code")).contains("ESm.Firmware");
            });
        }

        private List<String> refusals(TestInstallation installation) {
            List<String> told = new ArrayList<>();
            for (String line : List.of(
                    CREDIT,
                    "token key-change " + METER + " --to-ti 5",
                    "token engineering " + METER + " --subclass 5 --value 0",
                    "token engineering " + METER + " --flag 3 --value 1",
                    "token verify " + METER + " 0000 0000 0000 0000 0000",
                    TOKENS)) {
                CommandRun run = installation
                        .with("PW", TestInstallation.PASSWORD)
                        .run(words(line + " --message-id m-1 --as tess --as-password-env PW"));
                assertThat(run.exitCode()).as(line).isEqualTo(1);
                assertThat(run.out()).isEmpty();
                assertThat(run.err()).as(line).contains("EService.Disabled: Feature disabled: " + UNRECOGNISED);
                told.add(run.err());
            }
            return told;
        }
    }

    @Nested
    class Vending {

        @Test
        void makesNoTokensOfNewMeters() {
            TestInstallation installation = TestInstallation.made(directory);
            String expected =
                    "ptoken: EService.Disabled: Feature disabled: issueDitkChangeTokens is for manufacturing mode;"
                            + " this installation is in vending mode, with firmware STS60V01\n";

            assertThat(run(installation, TOKENS).err()).isEqualTo(expected);
            whileServing(
                    installation,
                    () -> assertThat(run(installation, TOKENS).err()).isEqualTo(expected));
        }

        @Test
        void provesNoDitk() {
            TestInstallation installation = TestInstallation.made(directory);

            assertThat(run(installation, "ditk prove --ea 7").err())
                    .isEqualTo(
                            "ptoken: Feature disabled: ditk.prove is for manufacturing mode; this installation is in vending"
                                    + " mode, with firmware STS60V01\n");
        }

        @Test
        void theModeAfterARestartIsShownWhileItDiffers() {
            TestInstallation installation = TestInstallation.made(directory);
            whileServing(installation, () -> {
                assertThat(ok(installation, "pref set ptoken.meterManufacturingMode true"))
                        .isEqualTo(
                                "ptoken.meterManufacturingMode is now true; it was false (default). Takes effect at the"
                                        + " next start: vending until the restart, manufacturing from then on.\n");
                JsonNode changed = json(installation
                        .surroundings()
                        .run("pref", "set", "ptoken.meterManufacturingMode", "true", "--json"));
                assertThat(changed.get("mode").asText()).isEqualTo("VENDING");
                assertThat(changed.get("modeAfterRestart").asText()).isEqualTo("MANUFACTURING");
                assertThat(ok(installation, "pref reset ptoken.meterManufacturingMode"))
                        .isEqualTo("ptoken.meterManufacturingMode is now false (default); it was true. Takes effect at"
                                + " the next start.\n");
                ok(installation, "pref set ptoken.meterManufacturingMode true");

                assertThat(ok(installation, "status"))
                        .containsPattern("(?m)^mode +vending; manufacturing after a restart$");
                JsonNode status = json(installation.surroundings().run("status", "--json"));
                assertThat(status.get("mode").asText()).isEqualTo("VENDING");
                assertThat(status.get("modeAfterRestart").asText()).isEqualTo("MANUFACTURING");
            });

            assertThat(ok(installation, "status")).containsPattern("(?m)^mode +manufacturing$");
        }
    }

    @Nested
    class Manufacturing {

        private TestInstallation installation;

        @BeforeEach
        void make() {
            installation = TestInstallation.factory(directory);
            assertThat(installation.loadKey("--sgc", "123457", "--krn", "1").exitCode())
                    .isZero();
        }

        @Test
        void aMeterTakesTheTokensOfEitherWay() {
            loadDitk(installation);
            String alone = ok(installation, TOKENS + " --ti 7 --message-id m-1 --json");
            String[] served = {""};
            whileServing(installation, printed -> {
                assertThat(ok(installation, TOKENS + " --ti 7 --message-id m-1 --json"))
                        .as("the same call once more")
                        .isEqualTo(alone);
                served[0] = ok(installation, TOKENS + " --ti 7 --message-id m-2 --json");
                try (TestTill till = TestTill.at(printed)) {
                    assertThat(till.toVendingKey(123_457, 7)).isEqualTo(digits(alone));
                }
            });

            assertThat(digits(served[0])).isEqualTo(digits(alone));
            VirtualMeter meter = newMeter();
            assertThat(digits(alone))
                    .extracting(token -> meter.enter(token).result())
                    .containsExactly(MeterResult.FIRST_KCT, MeterResult.ACCEPT);
            assertThat(meter.snapshot().keyAttributes().ti().value()).isEqualTo(7);
            assertThat(ok(installation, "audit list --last 20"))
                    .contains("issueDitkChangeTokens")
                    .contains("by-hand");
        }

        @Test
        void whatBelongsToVendingIsRefused() {
            List<String> alone = refusals();
            whileServing(installation, printed -> {
                assertThat(refusals()).isEqualTo(alone);
                assertThat(refusedTill(printed))
                        .isEqualTo("EService.Disabled: Feature disabled: issueCreditToken is for vending mode; this"
                                + " installation is in manufacturing mode, with firmware STS60M01");
                assertThat(ready(printed)).startsWith("200 ");
                assertThat(ok(installation, "status")).containsPattern("(?m)^mode +manufacturing$");
            });
        }

        private List<String> refusals() {
            List<String> told = new ArrayList<>();
            for (String[] refused : new String[][] {
                {CREDIT, "issueCreditToken"},
                {"token key-change " + METER + " --to-ti 5", "issueKeyChangeTokens"},
                {"token engineering " + METER + " --subclass 5 --value 0", "issueMseToken"},
                {"token engineering " + METER + " --flag 3 --value 1", "issueSetControlToken"},
                {"token verify " + METER + " 0000 0000 0000 0000 0000", "verifyToken"}
            }) {
                CommandRun run = run(installation, refused[0]);
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.out()).isEmpty();
                assertThat(run.err())
                        .isEqualTo("ptoken: EService.Disabled: Feature disabled: " + refused[1]
                                + " is for vending mode; this installation is in manufacturing mode, with firmware"
                                + " STS60M01\n");
                told.add(run.err());
            }
            CommandRun licence = run(installation, "licence load " + licenceFile());
            assertThat(licence.exitCode()).isEqualTo(1);
            assertThat(licence.err())
                    .isEqualTo(
                            "ptoken: Feature disabled: loadTransactionLicense is for vending mode; this installation is in"
                                    + " manufacturing mode\n");
            told.add(licence.err());
            return told;
        }

        @Test
        void meterTestTokensAreMadeAndClass1IsVerified() {
            String token = ok(installation, "token meter-test --control 68719476735");
            assertThat(token).contains("5649 3153");
            assertThat(ok(installation, "token verify " + METER + " 0000 0000 0001 3422 0736"))
                    .isNotBlank();
        }

        /** docs/manufacturing.md shows this example. */
        @Test
        void tokensOfANewMeterLookAsTheyAreDocumented() throws IOException {
            loadDitk(installation);

            String shown = ok(installation, TOKENS + " --ti 1 --message-id order-1");

            assertThat(Files.readString(Path.of(System.getProperty("ptoken.root", ".."), "docs", "manufacturing.md")))
                    .contains("```\n$ ptoken " + TOKENS + " --ti 1 --message-id order-1\n" + shown + "```");
        }

        @Test
        void theAuditLogNamesTheDitkThatIsReplaced() {
            loadDitk(installation);

            CommandRun loaded = installation
                    .surroundings()
                    .typing("y", "y", "0000000076767676", "y", "y", "7676767600000000", "y")
                    .run(words("ditk load --ea 7 --components 2 --kcv 4CBE91"));

            assertThat(loaded.exitCode()).as(loaded.err()).isZero();
            assertThat(ok(installation, "audit list --last 5")).contains("KCV 4CBE91, replacing KCV 4CBE91");
        }

        @Test
        void ditksOfAModuleOfTheOtherModeAreLeftAloneAndMayBeLookedAt() {
            loadDitk(installation);
            ok(installation, "pref set ptoken.meterManufacturingMode false");
            String refused = run(installation, TOKENS).err().replace(" EService.Disabled:", "");
            assertThat(refused).contains("unrecognised firmware 'STS60M01'");

            assertDitksLeftAlone(refused);
            whileServing(installation, () -> assertDitksLeftAlone(refused));
        }

        private void assertDitksLeftAlone(String refused) {
            for (String line : List.of(
                    "ditk prove --ea 7 --drn 600727000000000009",
                    "ditk generate --ea 7 --components 2",
                    "ditk load --ea 7 --components 2 --kcv 4CBE91 --replace",
                    "ditk delete --ea 7 --yes")) {
                CommandRun run = run(installation, line);
                assertThat(run.exitCode()).as(line).isEqualTo(1);
                assertThat(run.out()).as(line).isEmpty();
                assertThat(run.err()).as(line).isEqualTo(refused);
            }
            assertThat(ok(installation, "ditk list")).contains("4CBE91");
        }

        @Test
        void withoutADitkNothingIsMadeAndANoticeSaysSo() {
            CommandRun run = run(installation, TOKENS);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .startsWith("ptoken: ESm: Security Module error '28': VK_REG_NOT_FOUND_ERROR: no DITK for EA 07");
            JsonNode notice = notice("EDitk.NotLoaded");
            assertThat(notice.get("level").asText()).isEqualTo("ERROR");
            assertThat(notice.toString()).contains("ditk.load").contains("ptoken ditk load");

            loadDitk(installation);

            assertThat(json(installation.surroundings().run("notices", "--json"))
                            .findValuesAsText("code"))
                    .doesNotContain("EDitk.NotLoaded");
        }

        private JsonNode notice(String code) {
            for (JsonNode notice :
                    json(installation.surroundings().run("notices", "--json")).get("notices")) {
                if (notice.get("code").asText().equals(code)) {
                    return notice;
                }
            }
            throw new AssertionError("no notice " + code);
        }

        @Test
        void whatIsForMetersOnAVendingKeyIsRefused() {
            for (String option : List.of("--allow-krn-update", "--allow-ken-update")) {
                CommandRun run = run(installation, TOKENS + " " + option);
                assertThat(run.exitCode()).isEqualTo(2);
                assertThat(run.err())
                        .contains("a new meter is taken to the key that --sgc and --krn name: --allow-krn-update and"
                                + " --allow-ken-update are for meters on a vending key");
            }
        }

        private String licenceFile() {
            try {
                return Files.writeString(directory.resolve("licence.txt"), "no licence")
                        .toString();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static CommandRun run(TestInstallation installation, String line) {
        return installation.surroundings().run(words(line));
    }

    private static String ok(TestInstallation installation, String line) {
        CommandRun run = run(installation, line);
        assertThat(run.exitCode()).as(line + ": " + run.err()).isZero();
        return run.out();
    }

    private static String[] words(String line) {
        return line.split(" ");
    }

    private static JsonNode json(CommandRun run) {
        try {
            return new ObjectMapper().readTree(run.out());
        } catch (IOException e) {
            throw new AssertionError(run.out(), e);
        }
    }

    private static List<String> digits(String json) {
        try {
            return new ObjectMapper().readTree(json).findValuesAsText("tokenDec");
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    private static String refusedTill(String printed) {
        try (TestTill till = TestTill.at(printed)) {
            till.buy(123_457);
            throw new AssertionError("sold");
        } catch (RuntimeException refusal) {
            return String.valueOf(refusal.getMessage());
        }
    }

    private static String ready(String printed) {
        String port = printed.replaceAll("(?s).*metrics +127\\.0\\.0\\.1 port (\\d+).*", "$1");
        try {
            var response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ready"))
                                    .build(),
                            BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void withHardware(TestInstallation installation, Runnable work) throws IOException {
        SecureRandom random = new SecureRandom();
        try (SoftSecurityModule behind = SoftSecurityModule.inMemory(
                        new SoftModuleParts(StaTables.SAMPLE, CLOCK, random, NibbleSource.of(random)),
                        SoftModuleSettings.DEFAULT);
                TcpSimulator line = TcpSimulator.start(
                        new SimulatedModule(
                                behind, SimulatorProfile.TSM500I_MANUFACTURING, ProtocolSettings.DEFAULTS, CLOCK),
                        "127.0.0.1",
                        0)) {
            Path file = new DataDirectory(installation.data()).configuration();
            Files.writeString(
                    file, "modules: [{name: hall-a, kind: TSM500I, host: 127.0.0.1, port: " + line.port() + "}]\n");
            work.run();
        }
    }

    static void loadDitk(TestInstallation installation) {
        SecureRandom random = new SecureRandom();
        try (SealingSecret secret = SealingSecret.keyFile(installation.keyFile());
                SoftSecurityModule module = SoftSecurityModule.open(
                        new DataDirectory(installation.data()).sealedModule(),
                        secret,
                        new SoftModuleParts(StaTables.SAMPLE, CLOCK, random, NibbleSource.of(random)),
                        SoftModuleSettings.DEFAULT)) {
            module.ditkCustody()
                    .orElseThrow()
                    .load(
                            EncryptionAlgorithm.STA,
                            2,
                            new KeyCheckValue("4CBE91"),
                            Optional.empty(),
                            (number, of) -> KeyComponent.of(
                                    HexFormat.of().parseHex(number == 1 ? "0000000076767676" : "7676767600000000")));
        }
    }

    private static VirtualMeter newMeter() {
        try (DecoderKey key = DecoderKey.of(HexFormat.of().parseHex(DITK))) {
            return new VirtualMeter(
                    new MeterNameplate(
                            new MeterPan("600727000000000009"), EncryptionAlgorithm.STA, TestSurroundings.NOW),
                    key,
                    new DecoderKeyAttributes(
                            KeyType.DITK,
                            new KeyRevision(1),
                            new TariffIndex(1),
                            KeyExpiryNumber.NEVER,
                            new SupplyGroupCode(0),
                            BaseDate.BDT_2014),
                    StaTables.SAMPLE,
                    VirtualMeterSettings.DEFAULT,
                    CLOCK);
        }
    }
}
