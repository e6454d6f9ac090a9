package io.ptoken.cli.commands.kmcsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.kmcsim.ModuleAtHome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KmcSimCommandsTest {

    @TempDir
    Path directory;

    private KmcSimBench bench;

    @BeforeEach
    void chooseADirectory() {
        bench = new KmcSimBench(directory);
    }

    private String register(ModuleAtHome module, String... more) throws IOException {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "register";
        arguments[1] = module.publicKey().toString();
        arguments[2] = "--anchor";
        arguments[3] = module.anchor().toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return bench.done(arguments);
    }

    private JsonNode shown() throws IOException {
        return new ObjectMapper().readTree(bench.run("show", "--json").out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show",
                "group 1 Town",
                "key 1",
                "revoke 1",
                "withdraw 1",
                "authorise 1 --module 2",
                "register file",
                "answer file"
            })
    void everyCommandNeedsASimulator(String command) {
        bench.refused(
                "no KMC simulator in " + bench.kmc.root() + "; make one with 'ptoken kmc-sim create', or name another"
                        + " directory with --sim or PTOKEN_KMC_SIM",
                command.split(" "));
    }

    @Test
    void aDamagedStateIsRefusedWithItsPlace() throws IOException {
        bench.done("create");
        Files.writeString(bench.kmc.state(), "{\"format\" : secret}");

        bench.refused(bench.kmc.state() + ": the state of the KMC is not what was written: line 1, column 13", "show");
    }

    @Test
    void oneCommandAtATimeWorksOnIt() throws IOException {
        bench.done("create");
        try (FileChannel channel = FileChannel.open(bench.kmc.root().resolve("kmc.lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            bench.refused(
                    "the KMC in " + bench.kmc.root() + " is in use by another command; repeat this one afterwards",
                    "group",
                    "900101",
                    "Town");
        }
        bench.done("group", "900101", "Town");
    }

    @Test
    void whatCannotBeKeptIsNotDone() throws IOException {
        bench.done("create");
        // A directory that is not empty stands where the new state is to be written.
        Files.createDirectories(bench.kmc.root().resolve("kmc.state.new").resolve("in-the-way"));

        bench.refused("the state of the KMC cannot be kept; nothing was done", "group", "900101", "Town");
    }

    @Test
    void aGroupHasANameAndAnOwner() throws IOException {
        bench.done("create");

        assertThat(bench.done("group", "900101", "Town")).isEqualTo("SGC 900101 is Town.\n");
        bench.done("group", "900102", "Farm", "--owner", "Farmer");
        bench.done("group", "900101", "City");

        assertThat(shown().at("/groups"))
                .isEqualTo(new ObjectMapper()
                        .readTree("[{\"sgc\":\"900101\",\"name\":\"City\",\"owner\":\"City\"},"
                                + "{\"sgc\":\"900102\",\"name\":\"Farm\",\"owner\":\"Farmer\"}]"));
    }

    @Test
    void aGroupWithoutAProperNameIsRefused() {
        bench.done("create");

        bench.refused(
                "name of SGC 900101: got '', expected 1-40 characters x20-x7D without semicolon",
                "group",
                "900101",
                "");
    }

    @Test
    void aCodeThatIsNoneIsAUsageError() {
        bench.done("create");

        CommandRun run = bench.run("group", "1000000", "Town");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Invalid value for SGC: got '1000000', expected" + " 0-999999");
    }

    @Test
    void aKeyHasTheNextRevisionAndTheAttributesAskedFor() throws IOException {
        bench.done("create");

        assertThat(bench.done("key", "900101", "--name", "Test Town"))
                .matches("Made SGC 900101 KRN 1 KT 2, KCV [0-9A-F]{6}\\.\n");
        bench.done(
                "key",
                "900101",
                "--base-date",
                "2035",
                "--dkga",
                "2",
                "--ea",
                "07",
                "--ken",
                "100",
                "--act",
                "2035-02-01",
                "--exp",
                "2040-01-01");
        bench.done("key", "900101", "--kt", "1", "--ea", "11,07");

        JsonNode keys = shown().at("/keys");
        assertThat(keys).hasSize(3);
        assertThat(keys.get(0).toString())
                .contains("\"sgc\":\"900101\",\"krn\":1,\"kt\":2,\"bdt\":2014,\"dkga\":\"04\",\"ea\":[7,11],"
                        + "\"ken\":255,\"act\":\"2014-01-01T00:00:00Z\",\"exp\":\"2045-11-24T20:16:00Z\"");
        assertThat(keys.get(1).toString())
                .contains("\"krn\":2,\"kt\":2,\"bdt\":2035,\"dkga\":\"02\",\"ea\":[7],\"ken\":100,"
                        + "\"act\":\"2035-02-01T00:00:00Z\",\"exp\":\"2040-01-01T00:00:00Z\"");
        assertThat(keys.get(2).toString()).contains("\"krn\":1,\"kt\":1,", "\"ea\":[7,11]");
    }

    @Test
    void aKeyMayBeWithoutExpAndWithClu() throws IOException {
        bench.done("create");

        bench.done("key", "900101", "--name", "Test Town", "--no-exp");
        bench.done("key", "900101", "--clu", "0");

        assertThat(shown().at("/keys/0").toString()).doesNotContain("\"exp\"", "\"clu\"");
        assertThat(shown().at("/keys/1").toString()).contains("\"exp\":\"2045-11-24T20:16:00Z\",\"clu\":0,\"kcv\"");
    }

    @Test
    void aKeyOfBaseDate1993HasDkga02AndSta() throws IOException {
        bench.done("create");

        bench.done("key", "900101", "--name", "Test Town", "--base-date", "1993");
        bench.done("key", "900101", "--dkga", "1");

        assertThat(shown().at("/keys/0").toString()).contains("\"dkga\":\"02\",\"ea\":[7]");
        assertThat(shown().at("/keys/1").toString()).contains("\"dkga\":\"01\",\"ea\":[7]");
    }

    @Test
    void aNameDoesNotRenameAGroupThatIsThere() throws IOException {
        bench.done("create");
        bench.done("group", "900101", "Town");

        bench.done("key", "900101", "--name", "City");

        assertThat(shown().at("/groups/0/name").asText()).isEqualTo("Town");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key 900101 | SGC: got '900101', expected a supply group of this KMC",
                "key 900101 --name Town --kt 0 | KT: got '0', expected 1-3",
                "key 900101 --name Town --dkga 2 --ea 11 | EA: got '11', expected 07",
                "key 900101 --name Town --ea 09 | EA: got '09', expected 07 or 11",
                "key 900101 --name Town --act 2030-01-01 --exp 2029-01-01 | ACT: got '2030-01-01T00:00:00Z', expected a time before EXP 2029-01-01T00:00:00Z",
                "key 900101 --name Town --exp 2029-01-01 --no-exp | --exp and --no-exp exclude each other",
                "key 900101 --name Town --clu 100 | CLU: got '100', expected 0-99",
                "key 900101 --name a;b | name of SGC 900101: got 'a;b', expected 1-40 characters x20-x7D without semicolon",
            })
    void aKeyThatNoModuleWouldTakeIsNotMade(String command, String message) {
        bench.done("create");

        bench.refused(message, command.split(" "));
    }

    @Test
    void aTenthKeyIsRefusedWhileTheFirstIsInForce() {
        bench.done("create");
        bench.done("group", "900101", "Town");
        for (int krn = 1; krn <= 9; krn++) {
            bench.done("key", "900101");
        }

        bench.refused(
                "AP-V02 DUPLICATE_VK: SGC 900101 KRN 1 KT 2: got a second one, expected one that is not there",
                "key",
                "900101");
    }

    @Test
    void aModuleIsRegisteredWithItsMakerAndAuthorised() throws IOException {
        bench.done("create");
        bench.done("group", "900101", "Town");

        assertThat(register(bench.module, "--authorise", "900101"))
                .isEqualTo("Registered the module 90000001, " + bench.module.smId()
                        + ".\nIt may use the keys of SGC 900101 for a year.\n");

        JsonNode shown = shown();
        assertThat(shown.at("/moduleAnchors").toString()).isEqualTo("[\"MAKER-ptoken\"]");
        assertThat(shown.at("/modules").toString())
                .isEqualTo("[{\"serial\":\"90000001\",\"manufacturer\":\"ptoken\",\"firmware\":\"STS6SV01\","
                        + "\"state\":\"REGISTERED\",\"smId\":\"" + bench.module.smId() + "\"}]");
        assertThat(shown.at("/authorisations").toString())
                .isEqualTo("[{\"number\":1,\"sgc\":\"900101\",\"kt\":2,\"module\":\"90000001\","
                        + "\"from\":\"2026-11-23T10:00:00Z\",\"until\":\"2027-11-23T10:00:00Z\"}]");
    }

    @Test
    void aModuleOfAMakerNotAcceptedIsRefused() throws IOException {
        bench.done("create");

        bench.refused(
                "AP-I02 UNKNOWN_TRUST_ANCHOR: TAI: got 'MAKER-ptoken', expected a trust anchor that is known here",
                "register",
                bench.module.publicKey().toString());
    }

    @Test
    void aMakerWhoseModuleIsRefusedIsNotAcceptedEither() throws IOException {
        ModuleAtHome other = new ModuleAtHome(directory, "other", "90000002");
        bench.done("create");

        bench.refused(
                "AP-I02 UNKNOWN_TRUST_ANCHOR: TAI: got 'MAKER-ptoken', expected a trust anchor that is known here",
                "register",
                bench.module.publicKey().toString(),
                "--anchor",
                other.anchor().toString());
    }

    @Test
    void nothingIsRegisteredWhenAGroupIsNotKnown() throws IOException {
        bench.done("create");

        bench.refused(
                "SGC: got '900101', expected a supply group of this KMC",
                "register",
                bench.module.publicKey().toString(),
                "--anchor",
                bench.module.anchor().toString(),
                "--authorise",
                "900101");
    }

    @Test
    void filesOfAnotherKindAreRefused() throws IOException {
        bench.done("create");
        Path text = Files.writeString(directory.resolve("letter.txt"), "Dear Sirs\n");
        Path comment = Files.writeString(directory.resolve("comment.txt"), "# nothing\n");
        Path tooLong = Files.writeString(directory.resolve("long.txt"), "x".repeat((1 << 20) + 1));
        String key = bench.module.publicKey().toString();

        assertThat(bench.run("register", text.toString()).err()).contains("ptoken: AP-F01 BAD_MAGIC: ");
        assertThat(bench.run("answer", text.toString()).err()).contains("ptoken: AP-F01 BAD_MAGIC: ");
        assertThat(bench.run("answer", key).err()).contains("ptoken: AP-F01 BAD_MAGIC: ");
        bench.refused("no such file: nowhere.txt", "register", "nowhere.txt");
        bench.refused(comment + " holds no trust anchor", "register", key, "--anchor", comment.toString());
        bench.refused(
                text + ", line 1: point of the trust anchor Dear: got '4 characters', expected 194 hex digits",
                "register",
                key,
                "--anchor",
                text.toString());
        bench.refused(
                tooLong + " is too long for a key load file (at most 1048576 bytes)", "answer", tooLong.toString());
        assertThat(shown().at("/modules")).isEmpty();
    }

    @Test
    void anAuthorisationHasItsLimits() throws IOException {
        bench.ready();

        assertThat(bench.done(
                        "authorise",
                        "900101",
                        "--module",
                        bench.module.smId(),
                        "--krn",
                        "1",
                        "--ulm",
                        "000186A0",
                        "--clm",
                        "00000064",
                        "--sbm",
                        "000F",
                        "--until",
                        "2027-01-01"))
                .isEqualTo("Authorisation 3: the module 90000001 may use the keys of SGC 900101 until"
                        + " 2027-01-01T00:00:00Z.\n");

        assertThat(shown().at("/authorisations/2").toString())
                .isEqualTo("{\"number\":3,\"sgc\":\"900101\",\"krn\":1,\"kt\":2,\"module\":\"90000001\","
                        + "\"from\":\"2026-11-23T10:00:00Z\",\"until\":\"2027-01-01T00:00:00Z\","
                        + "\"ulm\":\"000186A0\",\"clm\":\"00000064\",\"sbm\":\"000F\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "authorise 7 --module 90000001 | SGC: got '000007', expected a supply group of this KMC",
                "authorise 900101 --module 8 | AP-P01 SM_UNKNOWN: SMI: got '8', expected serial or SMID of a registered module",
                "authorise 900101 --module 90000001 --until 2026-01-01 | until: got '2026-01-01T00:00:00Z', expected a time not before 2026-11-23T10:00:00Z",
                "authorise 900101 --module 90000001 --kt 1 --sbm 00FF | SBM: got '00FF', expected 0000 with KTC 1",
                "revoke 8 | AP-P01 SM_UNKNOWN: SMI: got '8', expected serial or SMID of a registered module",
                "withdraw 3 | authorisation: got '3', expected the number of one in force",
            })
    void whatDoesNotFitIsRefused(String command, String message) throws IOException {
        bench.ready();

        bench.refused(message, command.split(" "));
    }

    @Test
    void aSerialOfTwoModulesIsNotEnough() throws IOException {
        bench.ready();
        ModuleAtHome namesake = new ModuleAtHome(directory, "other", "90000001");
        register(namesake);

        bench.refused(
                "the serial 90000001 is that of 2 modules; name the SMID, which 'ptoken kmc-sim show' tells",
                "revoke",
                "90000001");

        assertThat(bench.done("revoke", namesake.smId())).isEqualTo("Revoked the module " + namesake.smId() + ".\n");
        assertThat(shown().at("/modules/0/state").asText()).isEqualTo("REGISTERED");
        assertThat(shown().at("/modules/1/state").asText()).isEqualTo("REVOKED");
    }

    @Test
    void anAuthorisationIsWithdrawnByItsNumber() throws IOException {
        bench.ready();

        assertThat(bench.done("withdraw", "1")).isEqualTo("Withdrew authorisation 1.\n");

        assertThat(shown().at("/authorisations")).hasSize(1);
        assertThat(shown().at("/authorisations/0/number").asInt()).isEqualTo(2);
    }

    @Test
    void showsAllForPeople() throws IOException {
        bench.ready();
        bench.done("answer", bench.module.file(bench.module.ask(bench.kmc, 7)).toString());

        assertThat(bench.done("show").lines())
                .anyMatch(line -> line.matches("name +Test KMC"))
                .anyMatch(line -> line.matches("KMCID +KMCID\\.1:ptoken-kmc-sim:KMC-1:.*"))
                .anyMatch(line -> line.matches("usable until +2036-11-20T10:00:00Z"))
                .anyMatch(line -> line.matches("trusts modules signed by +MAKER-ptoken"))
                .containsSubsequence("Modules:", "Supply groups:", "Vending keys:", "Authorisations:")
                .contains("Files handed out:")
                .anyMatch(line -> line.matches(" +90000001 +ptoken +STS6SV01 +registered +SMID.1:.*"))
                .anyMatch(line -> line.matches(" +900101 +Test Town +Test Town"))
                .anyMatch(line -> line.matches(" +900101 +1 +2 +2014 +04 +07,11 +255 .* [0-9A-F]{6}"))
                .anyMatch(line -> line.matches(" +1 +900101 +all +2 +90000001 .* +- +- +-"))
                .anyMatch(line -> line.matches(" +90000001 +7 +2026-11-23T10:00:00Z"));
    }

    @Test
    void jsonNamesTheProfileInstead() throws IOException {
        bench.done("create");

        CommandRun run = bench.run("show", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(shown().at("/profile").asText()).isEqualTo(KmcSimBench.PROFILE);
        assertThat(shown().at("/name").asText()).isEqualTo("Test KMC");
    }
}
