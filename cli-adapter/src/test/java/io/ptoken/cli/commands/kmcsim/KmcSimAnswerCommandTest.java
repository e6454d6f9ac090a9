package io.ptoken.cli.commands.kmcsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.kmcsim.ModuleAtHome;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.simulator.KlfFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KmcSimAnswerCommandTest {

    @TempDir
    Path directory;

    private KmcSimBench bench;
    private PendingAgreement pending;
    private String request;
    private Path klf;

    @BeforeEach
    void askForKeys() throws IOException {
        bench = new KmcSimBench(directory).ready();
        pending = bench.module.ask(bench.kmc, 1);
        request = bench.module.file(pending).toString();
        klf = directory.resolve("keys.klf.txt");
    }

    @Test
    void givesTheModuleItsKeys() throws IOException {
        assertThat(bench.done("answer", request, "--out", klf.toString())).isEqualTo("Wrote " + klf + ".\n");

        assertThat(bench.module.load(bench.kmc, pending, Files.readString(klf)))
                .containsExactly("VK 1 (SGC 900101 KRN 1 KT 2)", "VK 2 (SGC 900102 KRN 1 KT 2)");
    }

    @Test
    void printsTheFileWhenNoneIsNamed() throws IOException {
        String printed = bench.done("answer", request);

        assertThat(printed).startsWith("%STS-KMS-ASSUMED-PROFILE 1 KLF\n").endsWith(";\n");
        assertThat(bench.done("answer", request, "--out", "-")).isEqualTo(printed);
        bench.done("answer", request, "--out", klf.toString());
        assertThat(Files.readString(klf)).isEqualTo(printed);
    }

    @Test
    void writesOverNoFileAndThenAnswersNothing() throws IOException {
        Files.writeString(klf, "precious");

        bench.refused(klf + " exists already; name another file", "answer", request, "--out", klf.toString());

        assertThat(klf).hasContent("precious");
    }

    @Test
    void answersNoModuleThatIsRevokedOrUnknownOrUsesACounterAgain() throws IOException {
        ModuleAtHome other = new ModuleAtHome(directory, "other", "90000002");
        bench.refused(
                "AP-P01 SM_UNKNOWN: SMI: got '" + other.smId() + "', expected a registered module",
                "answer",
                other.file(other.ask(bench.kmc, 1)).toString());

        bench.done("answer", request);
        bench.refused(
                "AP-S09 COUNTER_CONFLICT: CTR: got 1 in another request than before, expected a counter not yet used",
                "answer",
                bench.module.file(bench.module.ask(bench.kmc, 1)).toString());

        bench.done("revoke", "90000001");
        bench.refused(
                "AP-P02 SM_REVOKED: SMI: got '" + bench.module.smId() + "', expected a module not revoked",
                "answer",
                request);
    }

    @Test
    void answersNobodyWithoutKeys() {
        bench.done("withdraw", "1");
        bench.done("withdraw", "2");

        bench.refused(
                "AP-P03 NO_AUTHORISED_KEYS: got no vending key for '" + bench.module.smId()
                        + "', expected one that may be used there now",
                "answer",
                request);
    }

    @ParameterizedTest
    @EnumSource(KlfFault.class)
    void spoilsTheFileAndCanAnswerAfterwards(KlfFault fault) throws IOException {
        String spoilt = bench.done("answer", request, "--fault", fault.name());

        String right = bench.done("answer", request);
        assertThat(spoilt).isNotEqualTo(right);
        assertThat(bench.module.load(bench.kmc, pending, right)).hasSize(2);
    }

    @Test
    void aFaultThatNeedsTwoKeysIsRefusedWithOne() {
        bench.done("withdraw", "2");

        bench.refused(
                "keys in the file: got '1', expected at least 2 for this fault",
                "answer",
                request,
                "--fault",
                "KEYS_SWAPPED");
    }

    @Test
    void helpNamesEveryFault() {
        String help = bench.run("answer", "--help").out().replaceAll("\\s+", "");

        for (KlfFault fault : KlfFault.values()) {
            assertThat(help).contains(fault.name());
        }
    }

    @Test
    void anUnknownFaultIsAUsageErrorThatNamesThem() {
        CommandRun run = bench.run("answer", request, "--fault", "NONSENSE");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Invalid value for option '--fault'", "WRONG_CRC", "ARMOUR");
    }
}
