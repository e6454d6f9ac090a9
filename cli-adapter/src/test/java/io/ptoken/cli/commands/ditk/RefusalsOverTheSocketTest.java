package io.ptoken.cli.commands.ditk;

import static io.ptoken.cli.commands.task.BothWays.whileServing;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What modes, firmware and ceremonies refuse, as a program without our commands is told at the control channel. */
@Tag("slow")
class RefusalsOverTheSocketTest {

    private static final String METER =
            "\"meter\":{\"typed\":{\"drn\":\"600727000000000009\",\"ea\":7,\"tct\":2,\"sgc\":123457,\"krn\":1,\"ti\":1,"
                    + "\"ken\":255,\"doe\":\"0000\",\"allowKrnUpdate\":false,\"allowKenUpdate\":false,\"allow3Kct\":false}}";

    /** Calls for what each makes in vending mode, with the name that refusals have for it. */
    private static final String[][] OF_VENDING = {
        {"hand.credit", METER + ",\"subclass\":\"ELECTRICITY\",\"units\":\"100\"", "issueCreditToken"},
        {"hand.management", METER + ",\"subclass\":5,\"value\":\"0\"", "issueMseToken"},
        {"hand.set-control", METER + ",\"flag\":true,\"index\":3,\"value\":1", "issueSetControlToken"},
        {"hand.key-change", METER + ",\"toTi\":5", "issueKeyChangeTokens"},
        {"hand.verify", METER + ",\"tokenDec\":\"00000000000000000000\"", "verifyToken"}
    };

    private static final String[] DITK_TOKENS = {"hand.ditk-change", METER, "issueDitkChangeTokens"};

    private static final String LOAD = "\"ea\":\"STA\",\"components\":2,\"expected\":\"4CBE91\",\"officers\":[]";

    /** What the custodians of a DITK answer. */
    private static final String[] LOADING = {"y", "0000000076767676", "y", "y", "7676767600000000", "y"};

    private static final String[][] ON_DITKS = {
        {"ditk.prove", "\"ea\":\"STA\",\"baseDate\":\"BDT_2014\"", "ditk.prove"},
        {"ditk.generate", "\"ea\":\"STA\",\"components\":2,\"officers\":[]", "ditk.generate"},
        {"ditk.load", LOAD, "ditk.load"},
        {"ditk.delete", "\"ea\":\"STA\",\"kcv\":\"4CBE91\",\"officers\":[]", "ditk.delete"}
    };

    @TempDir
    Path directory;

    @Test
    void aModuleOfOtherFirmwareIsNotUsed() throws IOException {
        TestInstallation installation = TestInstallation.made(directory);
        installation.addPerson("tess", "ptoken-issue-any");
        ModesBothWaysTest.withHardware(
                installation,
                () -> whileServing(installation, () -> {
                    for (String[] call : OF_VENDING) {
                        assertThat(byTess(installation, call))
                                .as(call[0])
                                .isEqualTo("EService.Disabled: Feature disabled: " + ModesBothWaysTest.UNRECOGNISED);
                    }
                    assertThat(byTess(installation, DITK_TOKENS))
                            .isEqualTo("EService.Disabled: Feature disabled: " + ModesBothWaysTest.UNRECOGNISED);
                }));
    }

    @Test
    void vendingModeMakesNoMeters() {
        TestInstallation installation = TestInstallation.made(directory);
        installation.addPerson("tess", "ptoken-issue-any");
        whileServing(installation, () -> {
            assertThat(byTess(installation, DITK_TOKENS))
                    .isEqualTo(disabled(DITK_TOKENS, "manufacturing", "vending", 'V'));
            assertThat(byTess(installation, ON_DITKS[0]))
                    .isEqualTo(disabled(ON_DITKS[0], "manufacturing", "vending", 'V'));
            for (String[] call : List.of(ON_DITKS).subList(1, ON_DITKS.length)) {
                assertThat(byOwner(installation, call, "y"))
                        .as(call[0])
                        .isEqualTo(disabled(call, "manufacturing", "vending", 'V'));
            }
        });
    }

    @Test
    void manufacturingModeDoesNotVend() {
        TestInstallation installation = manufacturing();
        installation.addPerson("tess", "ptoken-issue-any");
        whileServing(installation, () -> {
            for (String[] call : OF_VENDING) {
                assertThat(byTess(installation, call))
                        .as(call[0])
                        .isEqualTo(disabled(call, "vending", "manufacturing", 'M'));
            }
            assertThat(byOwner(installation, new String[] {"licence.load", "\"text\":\"no licence\""}))
                    .isEqualTo("EService.Disabled: Feature disabled: loadTransactionLicense is for vending mode; this"
                            + " installation is in manufacturing mode");
        });
    }

    @Test
    void aModuleWithDitksIsLeftAloneInVendingMode() {
        TestInstallation installation = manufacturing();
        installation.addPerson("tess", "ptoken-issue-any");
        ModesBothWaysTest.loadDitk(installation);
        installation.surroundings().run("pref", "set", "ptoken.meterManufacturingMode", "false");
        String refused = "EService.Disabled: Feature disabled: "
                + ModesBothWaysTest.UNRECOGNISED.replace("STS64M10", "STS60M01");
        whileServing(installation, () -> {
            assertThat(byTess(installation, ON_DITKS[0])).isEqualTo(refused);
            for (String[] call : List.of(ON_DITKS).subList(1, ON_DITKS.length)) {
                assertThat(byOwner(installation, call, "y")).as(call[0]).isEqualTo(refused);
            }
        });
    }

    @Test
    void aCeremonyIsRefusedByTheCodesOfTheModule() {
        TestInstallation installation = manufacturing();
        installation.addPerson("tess", "ptoken-issue-any");
        whileServing(installation, () -> {
            assertThat(byTess(installation, DITK_TOKENS))
                    .startsWith("ESm: Security Module error '28': VK_REG_NOT_FOUND_ERROR: no DITK for EA 07");
            assertThat(load(installation, "n"))
                    .isEqualTo("10: 10 KEYPAD_ENTRY_CANCELLED: custodian 1 of the components stopped");
            assertThat(load(installation, "y", "12", "y", "12", "y", "12"))
                    .isEqualTo("52: 52 KEYPAD_ENTRY_ERROR: DITK component 1 of 2 for EA 07, 16 hex digits: 2 were"
                            + " entered; nothing was loaded");
            assertThat(load(installation, "y", "0000000076767676", "y", "y", "7676767600000080", "y"))
                    .isEqualTo(
                            "78: 78 CHECK_DIGIT_ERROR: the components give the check value 04828F, expected 4CBE91; entered"
                                    + " were component 1 with check value 80FD34, component 2 with check value B1CA89; nothing was"
                                    + " stored");
            assertThat(load(installation, LOADING)).contains("\"kcv\":\"4CBE91\"");
            assertThat(load(installation, LOADING))
                    .isEqualTo("40: 40 KEY_PARAM_ERROR: the module holds the DITK with the check value 4CBE91 for EA 07"
                            + " now, where no DITK was to be replaced; nothing was stored");
            installation
                    .surroundings()
                    .typing("pin of alice 1", "pin of alice 1", "pin of bob 22", "pin of bob 22")
                    .run("module", "officers", "--appoint", "alice", "--appoint", "bob");
            assertThat(load(installation, LOADING))
                    .isEqualTo("ENotPossible: this module has crypto officers: name two of them with --officer NAME"
                            + " --officer NAME");
        });
    }

    private static String load(TestInstallation installation, String... answers) {
        return byOwner(installation, ON_DITKS[2], answers);
    }

    private static String disabled(String[] call, String wanted, String mode, char firmware) {
        return "EService.Disabled: Feature disabled: " + call[2] + " is for " + wanted
                + " mode; this installation is in " + mode + " mode, with firmware STS60" + firmware + "01";
    }

    private TestInstallation manufacturing() {
        TestInstallation installation = TestInstallation.in(directory);
        CommandRun made = installation
                .with("PW", TestInstallation.PASSWORD)
                .run("init", "--manufacturing", "--password-env", "PW");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(installation.loadKey("--sgc", "123457", "--krn", "1").exitCode())
                .isZero();
        return installation;
    }

    private static String byTess(TestInstallation installation, String[] call) {
        String messageId = call[0].startsWith("hand.") ? "\"messageId\":\"m-1\"," : "";
        return SocketCaller.call(
                installation,
                "{\"call\":\"" + call[0] + "\",\"account\":\"tess\",\"arguments\":{" + messageId + call[1] + "}}",
                TestInstallation.PASSWORD);
    }

    private static String byOwner(TestInstallation installation, String[] call, String... answers) {
        return SocketCaller.call(
                installation, "{\"call\":\"" + call[0] + "\",\"arguments\":{" + call[1] + "}}", answers);
    }
}
