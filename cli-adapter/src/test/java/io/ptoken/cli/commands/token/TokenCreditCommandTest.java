package io.ptoken.cli.commands.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.DecoderKeyGenerator;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.meter.MeterNameplate;
import io.ptoken.sts.meter.VirtualMeter;
import io.ptoken.sts.meter.VirtualMeterSettings;
import io.ptoken.sts.tid.BaseDate;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class TokenCreditCommandTest {

    private static final String GROUPS = "([0-9]{4}(?: [0-9]{4}){4})";

    @TempDir
    Path directory;

    private TokenBench bench;

    @BeforeEach
    void loadTwoRevisions() {
        bench = new TokenBench(directory);
    }

    /** The name was made by the command: nobody else knows it. */
    @Test
    void namesTheCallWhoseOutcomeIsNotKnownSoThatItsTokensCanBeHadAgain() {
        List<String> arguments = new ArrayList<>(List.of("token", "credit"));
        arguments.addAll(TokenBench.METER);
        arguments.addAll(List.of("--amount", "100", "--unit", "hWh"));

        CommandRun run = bench.installation
                .surroundings()
                .store(brokenAfterTheCommit(bench.store))
                .run(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .matches("ptoken: EService: Unhandled exception 'StoreOutcomeUnknown': the connection to the database"
                        + " broke; fetch the result of this messageId before issuing again; this messageId is"
                        + " hand-20261123-100000-[0-9a-f]{8}\n");
        String message = run.err().replaceAll("(?s).* is (hand-\\S+)\n", "$1");
        JsonNode again =
                bench.json("credit", TokenBench.METER, "--amount", "100", "--unit", "hWh", "--message-id", message);
        assertThat(again.at("/tokens/0/tid").asInt()).isEqualTo(TokenBench.TID_NOW);
    }

    @Test
    void namesTheCallWhoseTokensCouldNotBePrinted() {
        List<String> arguments = new ArrayList<>(List.of("token", "credit"));
        arguments.addAll(TokenBench.METER);
        arguments.addAll(List.of("--amount", "100", "--unit", "hWh"));

        CommandRun run =
                bench.installation.surroundings().store(bench.store).runOnAFullDisk(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .matches("ptoken: the result could not be written \\(No space left on device\\); the same command with"
                        + " --message-id hand-20261123-100000-[0-9a-f]{8} gives it again\n");
        String message = run.err().replaceAll("(?s).*--message-id (\\S+) .*", "$1");
        JsonNode again =
                bench.json("credit", TokenBench.METER, "--amount", "100", "--unit", "hWh", "--message-id", message);
        assertThat(again.at("/tokens/0/tid").asInt()).isEqualTo(TokenBench.TID_NOW);
        assertThat(bench.json("credit", TokenBench.METER, "--amount", "100", "--unit", "hWh")
                        .at("/tokens/0/tid")
                        .asInt())
                .as("the next one")
                .isEqualTo(TokenBench.TID_NOW + 1);
    }

    private static ServiceStore brokenAfterTheCommit(ServiceStore store) {
        IssueJournal journal = intercepted(IssueJournal.class, store.issueJournal(), (name, result) -> {
            if (name.equals("finish")) {
                throw new StoreException(StoreException.Reason.OUTCOME_UNKNOWN, "the connection broke");
            }
            return result;
        });
        return intercepted(ServiceStore.class, store, (name, result) -> name.equals("issueJournal") ? journal : result);
    }

    /** {@code inner}, with what comes back from each of its methods put through {@code then}. */
    private static <T> T intercepted(Class<T> type, T inner, BiFunction<String, Object, Object> then) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> then.apply(method.getName(), method.invoke(inner, arguments))));
    }

    /** Operating requirements section 8. */
    @Test
    void theWorkedExampleGivesTwoKeyChangeTokensAndTheCredit() {
        CommandRun run = bench.run(
                "credit",
                TokenBench.METER,
                "--amount",
                "100",
                "--unit",
                "hWh",
                "--allow-krn-update",
                "--message-id",
                "m-1");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("Meter 600727000000000009, message m-1."),
                        line -> assertThat(line).isEqualTo("Enter all 3, in this order:"),
                        line -> assertThat(line).matches(" +TOKEN +CLASS +KIND +AMOUNT +TID +KEY"),
                        line -> assertThat(line)
                                .matches("  1  " + GROUPS + "  2/3    Set1stSectionDecoderKey  -         -        "
                                        + "SGC 123457, KRN 1, TI 01, KCV [0-9A-F]{6}"),
                        line -> assertThat(line)
                                .matches("  2  " + GROUPS + "  2/4    Set2ndSectionDecoderKey  -         -        "
                                        + "SGC 123457, KRN 1, TI 01, KCV [0-9A-F]{6}"),
                        line -> assertThat(line)
                                .matches("  3  " + GROUPS + "  0/0    Credit:Electricity       10.0 kWh  "
                                        + TokenBench.TID_NOW + "  SGC 123457, KRN 2, TI 01, KCV [0-9A-F]{6}"),
                        line -> assertThat(line)
                                .matches("Afterwards the meter has SGC 123457, KRN 2, TI 01, KEN 255, KCV"
                                        + " [0-9A-F]{6}; IDRecord 60072700000000000900000207123457012\\."));
    }

    @Test
    void aMeterTakesThemInThisOrder() {
        JsonNode tokens = bench.json(
                        "credit", TokenBench.METER, "--amount", "100", "--unit", "hWh", "--allow-krn-update")
                .at("/tokens");

        VirtualMeter meter = meterOnTheFirstRevision();
        assertThat(tokens)
                .hasSize(3)
                .allSatisfy(
                        token -> assertThat(meter.enter(token.at("/tokenDec").asText())
                                        .result()
                                        .isAccepted())
                                .isTrue());
        assertThat(meter.snapshot().credit()).containsValue(BigInteger.valueOf(100));
        assertThat(meter.snapshot().keyAttributes().krn()).isEqualTo(new KeyRevision(2));
    }

    private static VirtualMeter meterOnTheFirstRevision() {
        MeterPan pan = new MeterPan("600727000000000009");
        SupplyGroupCode sgc = new SupplyGroupCode(123457);
        KeyRevision krn = new KeyRevision(1);
        TariffIndex ti = new TariffIndex(1);
        EncryptionAlgorithm ea = EncryptionAlgorithm.STA;
        try (VendingKey key = VendingKey.of(HexFormat.of().parseHex(TestInstallation.TEST_KEY));
                DecoderKeyGenerator generator = DecoderKeyGenerator.of(DecoderKeyAlgorithm.DKGA04, key);
                DecoderKey decoderKey = generator.generate(
                        new DecoderKeyContext(pan, KeyType.DUTK, sgc, ti, krn, BaseDate.BDT_2014, ea))) {
            return new VirtualMeter(
                    new MeterNameplate(pan, ea, TestSurroundings.NOW.minus(Duration.ofDays(365))),
                    decoderKey,
                    new DecoderKeyAttributes(KeyType.DUTK, krn, ti, KeyExpiryNumber.NEVER, sgc, BaseDate.BDT_2014),
                    StaTables.SAMPLE,
                    VirtualMeterSettings.DEFAULT,
                    InstantSource.fixed(TestSurroundings.NOW));
        }
    }

    @Test
    void withoutLeaveTheMeterKeepsItsRevision() {
        CommandRun run = bench.run("credit", TokenBench.METER, "--amount", "100", "--unit", "hWh");

        assertThat(run.out().lines()).hasSize(4).contains("Enter:");
        assertThat(run.out()).contains("SGC 123457, KRN 1, TI 01").doesNotContain("Afterwards");
    }

    @Test
    void jsonHasTheNamesOfTheApi() {
        JsonNode issued = bench.json(
                "credit",
                TokenBench.METER,
                "--amount",
                "100",
                "--unit",
                "hWh",
                "--allow-krn-update",
                "--message-id",
                "m-1");

        assertThat(issued.at("/messageId").asText()).isEqualTo("m-1");
        JsonNode credit = issued.at("/tokens/2");
        assertThat(credit.at("/tokenDec").asText()).matches("[0-9]{20}");
        assertThat(credit.at("/tokenHex").asText()).matches("[0-9A-F]{17}");
        assertThat(credit.at("/idSm").asText()).isNotEmpty();
        assertThat(credit.at("/vkKcv").asText()).matches("[0-9A-F]{6}");
        assertThat(credit.toString())
                .startsWith("{\"drn\":\"00000000000\",\"pan\":\"600727000000000009\",\"ea\":7,\"tct\":2,"
                        + "\"sgc\":\"123457\",\"krn\":2,\"ti\":1,\"tokenClass\":0,\"subclass\":0,\"tid\":"
                        + TokenBench.TID_NOW + ",\"transferAmount\":100,\"isReservedTid\":false,"
                        + "\"description\":\"Credit:Electricity\",\"stsUnitName\":\"hWh\","
                        + "\"scaledAmount\":\"10.0\",\"scaledUnitName\":\"kWh\"");
        JsonNode change = issued.at("/tokens/0/newConfig");
        assertThat(change.at("/toSgc").asText()).isEqualTo("123457");
        assertThat(change.at("/toKrn").asInt()).isEqualTo(2);
        assertThat(change.at("/toTi").asInt()).isEqualTo(1);
        assertThat(change.at("/toKen").asInt()).isEqualTo(255);
        assertThat(change.at("/toIdRecord").asText()).isEqualTo("60072700000000000900000207123457012");
        assertThat(change.at("/rollover").asBoolean()).isFalse();
        assertThat(change.at("/toVkKcv")).isEqualTo(credit.at("/vkKcv"));
        assertThat(issued.at("/tokens/1/newConfig").isMissingNode()).isTrue();
    }

    @Test
    void theAuditLogShowsWhatWasIssuedAndWhoDidIt() {
        bench.run("credit", TokenBench.METER, "--amount", "100", "--unit", "hWh", "--message-id", "m-1");

        assertThat(bench.calls()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("by-hand");
            assertThat(entry.origin()).isEqualTo("local: root");
            assertThat(entry.action()).isEqualTo("issueCreditToken");
            assertThat(entry.subject()).isEqualTo("600727000000000009");
            assertThat(entry.outcome()).isEqualTo("Ok");
            assertThat(entry.messageId()).isEqualTo("m-1");
            assertThat(entry.detail()).isNotEmpty();
        });
    }

    @Test
    void whoWorksAsRootIsNamed() {
        bench.installation
                .with("SUDO_USER", "jane")
                .store(bench.store)
                .run(
                        "token",
                        "credit",
                        "--drn",
                        "600727000000000009",
                        "--sgc",
                        "123457",
                        "--krn",
                        "1",
                        "--amount",
                        "1",
                        "--unit",
                        "hWh");

        assertThat(bench.calls()).singleElement().extracting(AuditEntry::origin).isEqualTo("local: root (jane)");
    }

    @Test
    void leavesNoSessionOpen() {
        bench.run("credit", TokenBench.METER, "--amount", "1", "--unit", "hWh");

        assertThat(bench.store.sessions().open(TestSurroundings.NOW)).isEmpty();
    }

    @Test
    void aCallWithoutANameGetsANewOne() {
        String first = bench.json("credit", TokenBench.METER, "--amount", "1", "--unit", "hWh")
                .at("/messageId")
                .asText();
        String second = bench.json("credit", TokenBench.METER, "--amount", "1", "--unit", "hWh")
                .at("/messageId")
                .asText();

        assertThat(first).matches("hand-20261123-100000-[0-9a-f]{8}").isNotEqualTo(second);
    }

    @Test
    void everyTokenHasAnIdentifierOfItsOwn() {
        assertThat(bench.json("credit", TokenBench.METER, "--amount", "1", "--unit", "hWh")
                        .at("/tokens/0/tid")
                        .asInt())
                .isEqualTo(TokenBench.TID_NOW);
        assertThat(bench.json("credit", TokenBench.METER, "--amount", "1", "--unit", "hWh")
                        .at("/tokens/0/tid")
                        .asInt())
                .isEqualTo(TokenBench.TID_NOW + 1);
    }

    @Test
    void theSameCallGivesTheSameTokensAndAnotherOneUnderItsNameIsRefused() {
        JsonNode first =
                bench.json("credit", TokenBench.METER, "--amount", "100", "--unit", "hWh", "--message-id", "m-1");

        assertThat(bench.json("credit", TokenBench.METER, "--amount", "100", "--unit", "hWh", "--message-id", "m-1"))
                .isEqualTo(first);
        CommandRun other =
                bench.run("credit", TokenBench.METER, "--amount", "200", "--unit", "hWh", "--message-id", "m-1");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err())
                .isEqualTo("ptoken: EParamRange: --message-id out of range: got 'm-1', expected one not yet"
                        + " used, or the method and parameters it was used with\n");
    }

    @Test
    void aMeterIsNamedByItsRecordAsWell() {
        JsonNode issued = bench.json(
                "credit",
                List.of("--id-record", "60072700000000000900000207123457011"),
                "--amount",
                "100",
                "--unit",
                "hWh");

        assertThat(issued.at("/tokens/0/pan").asText()).isEqualTo("600727000000000009");
        assertThat(issued.at("/tokens/0/krn").asInt()).isEqualTo(1);
        assertThat(issued.at("/tokens/0/ti").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--drn 600727000000000009 --sgc 123457 --krn 1 --id-record 1 --amount 1 --unit hWh | --id-record says what --drn, --ea, --tct, --sgc, --krn, --ti and --doe would say",
                "--drn 600727000000000009 --sgc 123457 --amount 1 --unit hWh | name the meter: --drn, --sgc and --krn, or --id-record",
                "--amount 1 --unit hWh | name the meter: --drn, --sgc and --krn, or --id-record",
                "--drn 600727000000000009 --sgc 123457 --krn 1 | Missing required option: '--amount=N'",
            })
    void aWrongCommandLineIsAUsageError(String arguments, String message) {
        CommandRun run = bench.run("credit", List.of(arguments.split(" ")));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("ptoken: " + message + "\n");
        bench.assertNothingWasIssued();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "600727 000000 000009",
                "600727-000000-000009",
                "\u00A06007\u202F2700\u20130000.0000,09\uFEFF",
            })
    void aMeterNumberMayBeTypedInGroups(String typed) {
        JsonNode issued = bench.json(
                "credit",
                List.of("--drn", typed, "--sgc", "123457\u00A0", "--krn", "1"),
                "--amount",
                "1",
                "--unit",
                "hWh");

        assertThat(issued.at("/tokens/0/pan").asText()).isEqualTo("600727000000000009");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0002600727000000000009===0207123457011\u0003",
                ";600727000000000009===0207123457011?4\r\n",
                "600727 000000 000009 0000 02 07 123457 01 1",
            })
    void aMeterIsNamedByWhatItsCardReads(String scanned) {
        JsonNode issued = bench.json("credit", List.of("--id-record", scanned), "--amount", "1", "--unit", "hWh");

        assertThat(issued.at("/tokens/0/pan").asText()).isEqualTo("600727000000000009");
        assertThat(issued.at("/tokens/0/krn").asInt()).isEqualTo(1);
    }

    @Test
    void anAmountIsInTheUnitNamed() {
        JsonNode token = bench.json("credit", TokenBench.METER, "--amount", "2.5", "--unit", "m3", "--subclass", "2")
                .at("/tokens/0");

        assertThat(token.at("/transferAmount").asInt()).isEqualTo(25);
        assertThat(token.at("/scaledAmount").asText()).isEqualTo("2.5");
        assertThat(token.at("/scaledUnitName").asText()).isEqualTo("m3");
    }

    /** Whatever the installation's vending system sends: a person names the unit. */
    @ParameterizedTest
    @CsvSource({
        "HUNDRED_THOUSANDTHS, 0.01, currency, 1000",
        "CURRENCY_UNITS, 1000, 0.00001, 0.01",
    })
    void currencyIsScaledAsTheInstallationHasChosen(String scale, String amount, String unit, String transferAmount)
            throws IOException {
        Path configuration =
                Files.writeString(directory.resolve("live.yaml"), "assumptions:\n  currencyScale: " + scale + "\n");

        JsonNode token = bench.json(
                        "credit",
                        TokenBench.METER,
                        "--amount",
                        amount,
                        "--unit",
                        unit,
                        "--subclass",
                        "4",
                        "--config",
                        configuration.toString())
                .at("/tokens/0");

        assertThat(token.at("/transferAmount").decimalValue()).isEqualByComparingTo(transferAmount);
        assertThat(token.at("/scaledAmount").asText()).isEqualTo("0.01000");
    }

    @Test
    void currencyIsRefusedWhereNoScaleIsChosen() {
        bench.refused(
                "EService.Disabled",
                "Feature disabled: currency credit: choose assumptions.currencyScale",
                "credit",
                TokenBench.METER,
                "--amount",
                "10",
                "--unit",
                "currency",
                "--subclass",
                "4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--drn 600727000000000008 --sgc 123457 --krn 1 --amount 1 --unit hWh | ESts.DrnOrPan.CheckDigit | Parameter 'drn' is a meter DRN/PAN with bad check digit(s); got '600727000000000008'",
                "--drn 12 --sgc 123457 --krn 1 --amount 1 --unit hWh | ESts.DrnOrPan | Parameter 'drn' is an invalid meter DRN/PAN (reason: expected 11, 13 or 18 digits); got '12'",
                "--drn 600727000000000009 --sgc 123457 --krn 3 --amount 1 --unit hWh | EKeystore.NotFound | Vending Key not available for SGC=123457,KRN=3 (reason: this key revision is not loaded)",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --doe 2610 --amount 1 --unit hWh | ESts.IdRecord.Expired | Meter identification has expired (YYMM='2610')",
                "--id-record 60072700000000000926100207123457011 --amount 1 --unit hWh | ESts.IdRecord.Expired | Meter identification has expired (YYMM='2610')",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 1 --unit hWh --message-id -x | EParamRange | Parameter 'messageId' out of range: got '-x', expected 1-40 letters, digits or _-., beginning with a letter or digit",
            })
    void whatCannotBeIssuedIsRefusedWithCodeAndText(String arguments, String code, String text) {
        bench.refused(code, text, "credit", List.of(arguments.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "--sgc,1000000,0-999999",
        "--krn,10,1-9",
        "--ti,100,0-99",
        "--ea,9,7 or 11",
        "--ea,8,7 or 11",
        "--tct,100,0-99",
        "--ken,256,0-255",
    })
    void whatNoMeterCanHaveIsAUsageError(String option, String value, String expected) {
        List<String> line = new ArrayList<>(
                List.of("--drn", "600727000000000009", "--amount", "1", "--unit", "hWh", option, value));
        if (!option.equals("--sgc")) {
            line.addAll(List.of("--sgc", "123457"));
        }
        if (!option.equals("--krn")) {
            line.addAll(List.of("--krn", "1"));
        }

        CommandRun run = bench.run("credit", line);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("ptoken: ")
                .contains(option)
                .contains(": got '" + value + "', expected " + expected + System.lineSeparator())
                .contains("Try 'ptoken token credit --help'.");
    }

    @Test
    void whatIsWrongInARecordIsToldAsAPartOfTheRecord() {
        assertThat(bench.run("credit", List.of("--id-record", "99", "--amount", "1", "--unit", "hWh"))
                        .err())
                .startsWith("ptoken: ESts.IdRecord: --id-record is an invalid IDRecord/Record2");
        assertThat(bench.run(
                                "credit",
                                List.of(
                                        "--id-record",
                                        "60072700000000000900000209123457011",
                                        "--amount",
                                        "1",
                                        "--unit",
                                        "hWh"))
                        .err())
                .startsWith("ptoken: EParamRange: 'ea' in --id-record out of range: got '9'");
        bench.assertNothingWasIssued();
    }

    @Test
    void creditByHandIsSwitchedOffInTheConfiguration() throws IOException {
        Path configuration = Files.writeString(directory.resolve("live.yaml"), "issuing:\n  creditByHand: false\n");

        bench.refused(
                "EService.Disabled",
                "Feature disabled: credit by hand (issuing.creditByHand is false in the configuration)",
                "credit",
                TokenBench.METER,
                "--amount",
                "100",
                "--unit",
                "hWh",
                "--config",
                configuration.toString());
        assertThat(bench.calls().get(0).action()).isEqualTo("issueCreditToken");
        assertThat(bench.calls().get(0).subject()).isEqualTo("600727000000000009");

        assertThat(bench.run("key-change", TokenBench.METER, "--to-krn", "2", "--config", configuration.toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void whileAServerHasTheModuleTheWayThroughTheApiIsNamed() throws IOException {
        Path lock = bench.installation.data().resolve("softsm.sealed.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();

            CommandRun run = bench.run("credit", TokenBench.METER, "--amount", "100", "--unit", "hWh");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo("ptoken: " + bench.installation.data()
                            + "/softsm.sealed is in use by another process, which does not say who it is; if it is a"
                            + " server, use its TokenApi, or stop it first\n");
        }
        assertThat(bench.calls()).isEmpty();
        bench.assertNothingWasIssued();
    }

    @Test
    void theAccountIsNotThatOfSomebodyElse() {
        addAccount(Account.of("by-hand", "$argon2id$hash", Set.of(Role.API), TestSurroundings.NOW));

        CommandRun run = bench.run("credit", TokenBench.METER, "--amount", "100", "--unit", "hWh");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("ptoken: the account 'by-hand' has a password or other roles than ptoken-api and"
                        + " ptoken-issue-any, but tokens are issued by hand under that name: remove it with 'ptoken"
                        + " user remove by-hand'\n");
        assertThat(bench.calls()).extracting(AuditEntry::outcome).containsExactly("EAccount.Exists");
    }

    @Test
    void anAdministratorMayDisableIt() {
        addAccount(Account.of("by-hand", Account.NO_PASSWORD, Set.of(Role.API, Role.ISSUE_ANY), TestSurroundings.NOW)
                .withEnabled(false));

        CommandRun run = bench.run("credit", TokenBench.METER, "--amount", "100", "--unit", "hWh");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "ptoken: the account 'by-hand', under which the owner of the installation issues, is disabled;"
                                + " an account of your own issues with --as NAME\n");
        assertThat(bench.calls())
                .singleElement()
                .extracting(AuditEntry::outcome)
                .isEqualTo("EAccount.OutOfUse");
    }

    private void addAccount(Account account) {
        AuditEntry entry = AuditEntry.local(TestSurroundings.NOW, "root", "user.add", account.username(), "");
        assertThat(bench.store.accounts().add(account, entry)).isTrue();
    }

    @Test
    void saysWhatToDoAboutAKeyThatDoesNotSuitTheMeter() {
        String key = "0123456789ABCDEF";
        assertThat(bench.installation
                        .surroundings()
                        .typing(key, key, "y")
                        .run("vk", "load", "--sgc", "123457", "--krn", "4")
                        .exitCode())
                .isZero();
        String meter = "--drn 600727000000000009 --sgc 123457 --krn 4 --ea 11 --amount 1 --unit hWh";

        CommandRun run = bench.run("credit", List.of(meter.split(" ")));

        assertThat(run.err())
                .startsWith("ptoken: ESm: Security Module error '40': KEY_PARAM_ERROR: ")
                .endsWith(
                        "; the key does not suit the meter's EA: 'ptoken vk list' shows its DKGA; EA 11 takes DKGA 04, a"
                                + " key of 160 bits\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }
}
