package io.ptoken.cli.commands.kmcsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.kmc.TrustPolicy.Approval;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.node.keyload.TrustAnchorText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KmcSimCreateCommandTest {

    @TempDir
    Path directory;

    private KmcSimBench bench;

    @BeforeEach
    void chooseADirectory() {
        bench = new KmcSimBench(directory);
    }

    @Test
    void makesAKmcThatWhoeverTrustsItsAnchorApproves() throws IOException {
        bench.done(
                "create", "--name", "Lake KMC", "--serial", "LAKE-1", "--refresh-days", "30", "--response-days", "5");

        KmcPublicKey key = new Ap1Codec().readKmcPublicKeyFile(Files.readString(bench.kmc.publicKey()));
        Ap1TrustPolicy trust = new Ap1TrustPolicy(TrustAnchorText.read(bench.kmc.anchor()), List.of(), false);
        assertThat(trust.checkKmcKey(key, TestSurroundings.NOW)).isEqualTo(Approval.APPROVED);
        assertThat(key.name()).isEqualTo("Lake KMC");
        assertThat(key.kmcId().serial()).hasToString("LAKE-1");
        assertThat(key.trustAnchor().value()).matches("KMC-SIM-ROOT-[0-9A-F]{8}");
        assertThat(Files.readString(bench.kmc.anchor()))
                .matches("# Trust anchor of a KMC simulator \\(" + KmcSimBench.PROFILE
                        + "\\)\nKMC-SIM-ROOT-[0-9A-F]{8} 04[0-9A-F]{192}\n");
        assertThat(bench.done("show").lines())
                .anyMatch(line -> line.matches("keys are fetched anew after \\(days\\) +30"))
                .anyMatch(line -> line.matches("a file can be loaded for \\(days\\) +5"));
    }

    @Test
    void keepsItForItsOwnerAloneAndForgetsThePrivateKeyOfTheAnchor() throws IOException {
        bench.done("create");

        assertThat(permissions(bench.kmc.root())).isEqualTo("rwx------");
        assertThat(permissions(bench.kmc.state())).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(bench.kmc.root())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("kmc.state", "kmc.kmcpub.txt", "kmc.anchor.txt", "kmc.lock");
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void saysWhatIsNext() {
        assertThat(bench.done("create").lines())
                .anyMatch(line -> line.startsWith("Made Test KMC in " + bench.kmc.root() + ", KMCID.1:"))
                .contains(
                        "  1. ptoken kmc trust " + bench.kmc.anchor(),
                        "  2. ptoken kmc import " + bench.kmc.publicKey(),
                        "  5. ptoken kmc-sim register module.smpub.txt --anchor module.anchor.txt --authorise 123456",
                        "  6. ptoken kmc request --out request.txt",
                        "  7. ptoken kmc-sim answer request.txt --out keys.klf.txt",
                        "  8. ptoken kmc upload keys.klf.txt --load-all");
    }

    @Test
    void makesItsFirstKeysAtOnce() {
        assertThat(bench.done("create", "--key", "123457", "--key", "900101").lines())
                .anyMatch(line -> line.matches("Made SGC 123457 KRN 1 KT 2, KCV [0-9A-F]{6}\\."))
                .anyMatch(line -> line.startsWith("Made SGC 900101 KRN 1 "))
                .noneMatch(line -> line.contains("kmc-sim key"))
                .anyMatch(line -> line.endsWith("--authorise 123457"));
        assertThat(bench.done("show")).contains("Supply group 123457");
    }

    @Test
    void makesNoneOverAnother() throws IOException {
        bench.done("create");
        String anchor = Files.readString(bench.kmc.anchor());

        bench.refused(
                "there is a KMC in " + bench.kmc.root()
                        + " already; nothing was changed. Name another directory with --sim for a second one",
                "create");

        assertThat(Files.readString(bench.kmc.anchor())).isEqualTo(anchor);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--name | a;b | name of the KMC: got 'a;b', expected 1-40 characters x20-x7D without semicolon",
                "--serial | -1 | IDENT: got '-1', expected 1-40 letters, digits or _-., after a letter or digit",
                "--refresh-days | 0 | key refresh period in days: got '0', expected 1-3650",
                "--response-days | 3651 | validity of a response in days: got '3651', expected 1-3650",
            })
    void makesNoneOfWrongDetails(String option, String value, String message) {
        bench.refused(message, "create", option + "=" + value);

        assertThat(bench.kmc.root()).doesNotExist();
    }

    @Test
    void theOptionComesBeforeTheEnvironment() {
        Path other = directory.resolve("other");

        bench.done("create", "--sim", other.toString());

        assertThat(other.resolve("kmc.state")).exists();
        assertThat(bench.kmc.root()).doesNotExist();
    }

    @Test
    void withoutAnyItIsADirectoryOfThatName() {
        CommandRun run = new TestSurroundings().run("kmc-sim", "show");

        assertThat(run.err())
                .isEqualTo(KmcSimBench.PROFILE + "\nptoken: no KMC simulator in kmc-sim; make one with 'ptoken kmc-sim"
                        + " create', or name another directory with --sim or PTOKEN_KMC_SIM\n");
    }
}
