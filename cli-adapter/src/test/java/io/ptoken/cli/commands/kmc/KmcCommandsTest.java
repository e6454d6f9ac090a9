package io.ptoken.cli.commands.kmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.kmc.text.KmsText;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.holding.LockFolder;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.memory.InMemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KmcCommandsTest {

    private static final String PROFILE = "STSKMS-AP1, assumed profile, not interoperable\n";

    @TempDir
    Path directory;

    private final InMemoryStore store = new InMemoryStore();
    private TestInstallation installation;
    private TestKmc kmc;

    @BeforeEach
    void makeAnInstallationAndAKmc() throws IOException {
        installation = TestInstallation.made(directory);
        ok("kmc", "module-key", "--out", path("module.smpub.txt"), "--anchor", path("module.anchor.txt"));
        kmc = TestKmc.create(
                TestKmc.root(),
                TrustAnchorText.read(directory.resolve("module.anchor.txt")),
                Files.readString(directory.resolve("module.smpub.txt")),
                directory);
    }

    @Test
    void fromTheKmcsPublicKeyToKeysThatVend() throws IOException {
        assertThat(ok("kmc", "trust", path("kmc.anchor.txt")))
                .isEqualTo("KMCs whose public keys STSA-TEST-ROOT-1 has signed are approved from now on.\n");
        assertThat(ok("kmc", "import", path("kmc.kmcpub.txt"), "--yes"))
                .contains("approved     yes, by the trust anchor STSA-TEST-ROOT-1")
                .contains("STSKMS-AP1, assumed profile, not interoperable")
                .endsWith("Imported. Next: ptoken kmc request\n");
        assertThat(ok("kmc", "list")).contains("next      make a request and send it to the KMC: ptoken kmc request");

        ok("kmc", "request", "--out", path("request.txt"));
        assertThat(ok("kmc", "request", "--again")).isEqualTo(Files.readString(directory.resolve("request.txt")));
        assertThat(ok("kmc", "list")).contains("KEK slot  1, PENDING").contains("ptoken kmc upload FILE");
        kmc.answer("request.txt", "keys.klf.txt");

        assertThat(ok("kmc", "upload", path("keys.klf.txt"), "--yes"))
                .contains("Key load file of Test KMC, issued 2026-11-23T10:00:00Z")
                .contains("900101  Town 900101")
                .contains("No key of this KMC is in the module.")
                .endsWith("Taken. Next: ptoken kmc load-all\n");
        assertThat(ok("kmc", "list")).contains("KEK slot  1, LOADING, 0 of 2 keys loaded");
        assertThat(ok("kmc", "load", "2"))
                .contains("VK 2 (SGC 900102 KRN 1 KT 2), KCV ")
                .contains(": in register 1");
        assertThat(ok("vk", "list", "--all"))
                .contains("0: not in the module")
                .contains("0: its KMC's key load has not ended (26)");
        assertThat(surroundings().run("notices").out())
                .contains("The KMC " + kmc.id() + " stands in LOADING; its keys cannot vend.");

        assertThat(ok("kmc", "load-all"))
                .contains("VK 1 (SGC 900101 KRN 1 KT 2)")
                .contains("in register 1, loaded before")
                .endsWith("2 of 2 keys loaded; loading is ended, the keys vend.\n");
        assertThat(ok("kmc", "list")).contains("KEK slot  1, ACTIVE").contains("next      nothing;");
        assertThat(ok("vk", "list").lines()).hasSize(3).allMatch(line -> line.endsWith("1") || line.endsWith("VND"));
        assertThat(ok("vk", "show", "1"))
                .contains("sgc       900102")
                .contains("vnd       1")
                .contains("KMCID.1:STSA:KMC-1");
    }

    @Test
    void uploadsAndLoadsInOneGo() throws IOException {
        importKmc();
        ok("kmc", "request", "--out", path("request.txt"));
        answer();

        assertThat(ok("kmc", "upload", path("keys.klf.txt"), "--load-all", "--yes"))
                .endsWith("2 of 2 keys loaded; loading is ended, the keys vend.\n");
    }

    @Test
    void erasesNothingUnlessTheOperatorSaysYes() throws IOException {
        importKmc();
        ok("kmc", "request", "--out", path("request.txt"));
        answer();
        ok("kmc", "upload", path("keys.klf.txt"), "--load-all", "--yes");
        ok("kmc", "request", "--out", path("second.txt"));
        kmc.answer("second.txt", "second.klf.txt");

        CommandRun run = surroundings().typing("n").run("kmc", "upload", path("second.klf.txt"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("These keys of this KMC are in the module and will be erased now:\n  register 1 ");
        assertThat(run.err()).isEqualTo(PROFILE + "ptoken: not confirmed; nothing was changed\n");
        assertThat(ok("vk", "list").lines()).hasSize(3);
    }

    @Test
    void saysWhatTheModuleWillRefuseBeforeAnythingIsErased() throws IOException {
        importKmc();
        ok("kmc", "request", "--out", path("request.txt"));
        answer();
        ok("kmc", "upload", path("keys.klf.txt"), "--load-all", "--yes");
        kmc.authoriseDkga01(900100);
        ok("kmc", "request", "--out", path("second.txt"));
        kmc.answer("second.txt", "second.klf.txt");
        String objection =
                "The module will refuse: AP-V01 ATTRIBUTE_CONSTRAINT: VK 1 (SGC 900100 KRN 1 KT 2): DKG: got 01,"
                        + " expected 02 or 04, which are what this module computes\n";

        CommandRun unsure = surroundings().typing("n").run("kmc", "upload", path("second.klf.txt"));

        assertThat(unsure.out()).contains(objection);
        assertThat(ok("vk", "list").lines()).as("the old keys are still there").hasSize(3);

        CommandRun all = surroundings().run("kmc", "upload", path("second.klf.txt"), "--load-all", "--yes");

        assertThat(all.exitCode()).isEqualTo(1);
        assertThat(all.out())
                .contains(objection, "REFUSED, 94 ATTRIBUTE_ERROR: AP-V01")
                .endsWith(
                        "2 of 3 keys loaded, 1 refused.\nNext: end loading, so that the keys that are loaded vend, and"
                                + " make a new request: the keys that were refused are refused again for as long as file and"
                                + " module are what they are: ptoken kmc end\n");
        assertThat(ok("kmc", "end", "--yes")).isEqualTo("Loading is ended, the keys vend.\n");
    }

    @Test
    void refusedFilesAreInTheAuditLog() throws IOException {
        importKmc();
        ok("kmc", "request", "--out", path("request.txt"));
        answer();
        Path file = directory.resolve("keys.klf.txt");
        Files.writeString(file, Files.readString(file).replace("END.1", "END.2"));
        Files.writeString(directory.resolve("long.txt"), "x".repeat(KmsText.MAX_BYTES + 1));

        CommandRun upload = surroundings().run("kmc", "upload", path("keys.klf.txt"), "--yes");
        CommandRun tooLong = surroundings().run("kmc", "import", path("long.txt"), "--yes");

        assertThat(upload.err()).startsWith(PROFILE + "ptoken: AP-F03 BAD_RECORD_SYNTAX: ");
        assertThat(tooLong.err()).startsWith(PROFILE + "ptoken: AP-F11 LIMIT_EXCEEDED: ");
        assertThat(ok("audit", "list").lines())
                .anyMatch(row -> row.contains("kmc.upload") && row.contains("AP-F03"))
                .anyMatch(row -> row.contains("kmc.import") && row.contains("AP-F11"));
    }

    @Test
    void refusesAKmcThatNobodyApproves() {
        CommandRun run = surroundings().run("kmc", "import", path("kmc.kmcpub.txt"), "--yes");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(PROFILE
                        + "ptoken: AP-I02 UNKNOWN_TRUST_ANCHOR: TAI: got 'STSA-TEST-ROOT-1', expected a trust anchor"
                        + " that is known here\n");
        assertThat(store.kmcPublicKeys().all()).isEmpty();
    }

    @Test
    void trustsNobodyUnlessTheOperatorSaysYes() {
        String[] command = {"kmc", "import", path("kmc.kmcpub.txt"), "--trust", path("kmc.anchor.txt")};

        CommandRun no = surroundings().typing("n").run(command);

        assertThat(no.exitCode()).isEqualTo(1);
        assertThat(no.err()).isEqualTo(PROFILE + "ptoken: not confirmed; nothing was changed\n");
        assertThat(no.out()).contains("approved     yes, by the trust anchor STSA-TEST-ROOT-1");
        assertThat(ok("kmc", "trust", "--list")).isEmpty();
        assertThat(store.kmcPublicKeys().all()).isEmpty();
        assertThat(ok("audit", "list")).doesNotContain("kmc.trust", "kmc.import");
        CommandRun unanswered = surroundings().run(command);
        assertThat(unanswered.err()).endsWith("no terminal to ask 'Trust STSA-TEST-ROOT-1 and import this KMC?'\n");

        CommandRun yes = surroundings().typing("y").run(command);

        assertThat(yes.exitCode()).isZero();
        assertThat(ok("kmc", "trust", "--list")).startsWith("STSA-TEST-ROOT-1 04");
        assertThat(store.kmcPublicKeys().all()).hasSize(1);
    }

    /** It concerns the installation, and none of its modules. */
    @Test
    void importsWhileAServerHasTheModulesAndWithoutANameOfOne() throws IOException {
        Files.writeString(
                installation.data().resolve("ptoken.yaml"),
                "modules: [{name: a, kind: TSM500I, host: localhost, port: 1},"
                        + " {name: b, kind: TSM500I, host: localhost, port: 2}]\n");
        try (ModuleHold server = ModuleHold.by(
                Taker.quiet("ptoken serve", Surroundings.ofProcess()), new LockFolder(directory.resolve("locks")))) {
            server.takeInstallation(new DataDirectory(installation.data()), "wait");

            importKmc();
        }
        assertThat(store.kmcPublicKeys().all()).hasSize(1);
    }

    @Test
    void letsAnUnapprovedKmcPassWhenThePreferenceSaysSo() throws IOException {
        ok("pref", "set", "ptoken.allowUnapprovedKmcPubkeys", "true");

        assertThat(ok("kmc", "import", path("kmc.kmcpub.txt"), "--yes"))
                .contains("approved     no: the trust anchor STSA-TEST-ROOT-1 is not known here");
        ok("kmc", "request", "--out", path("request.txt"));
        answer();
        ok("kmc", "upload", path("keys.klf.txt"), "--load-all", "--yes");
    }

    @Test
    void saysWhatToDoWhenARequestIsOut() {
        importKmc();
        ok("kmc", "request", "--out", path("request.txt"));

        CommandRun again = surroundings().run("kmc", "request");

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err())
                .isEqualTo(
                        PROFILE
                                + "ptoken: a request to Test KMC is out: --again shows it, --replace gives it up for a new one\n");
        assertThat(ok("kmc", "request", "--replace")).startsWith("%STS-KMS-ASSUMED-PROFILE 1 VKLOADREQ\n");
    }

    @Test
    void writesNoRequestOverAFile() throws IOException {
        importKmc();
        Files.writeString(directory.resolve("request.txt"), "mine");

        CommandRun run = surroundings().run("kmc", "request", "--out", path("request.txt"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("ptoken: " + path("request.txt") + " exists already; name another file\n");
        assertThat(ok("kmc", "list")).contains("KEK slot  none");
    }

    @Test
    void writesNeitherFileOfTheModulesKeysWhenOneIsThere() throws IOException {
        Files.writeString(directory.resolve("mine.txt"), "mine");

        CommandRun run =
                surroundings().run("kmc", "module-key", "--out", path("new.txt"), "--anchor", path("mine.txt"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("ptoken: " + path("mine.txt") + " exists already; name another file\n");
        assertThat(directory.resolve("new.txt")).doesNotExist();
        assertThat(directory.resolve("mine.txt")).hasContent("mine");
    }

    @Test
    void endsEarlyOnlyWhenTheOperatorSaysYes() throws IOException {
        importKmc();
        ok("kmc", "request", "--out", path("request.txt"));
        answer();
        ok("kmc", "upload", path("keys.klf.txt"), "--yes");
        ok("kmc", "load", "1");

        CommandRun no = surroundings().typing("n").run("kmc", "end");
        assertThat(no.exitCode()).isEqualTo(1);
        assertThat(ok("kmc", "list")).contains("LOADING, 1 of 2 keys loaded");

        assertThat(ok("kmc", "end", "--yes")).isEqualTo("Loading is ended, the keys vend.\n");
        CommandRun late = surroundings().run("kmc", "load", "2");
        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.err()).startsWith(PROFILE + "ptoken: cannot load keys: the slot of KMC KMCID.1:STSA:KMC-1:");
    }

    @Test
    void deletesASlotAndThenForgetsItsKmc() throws IOException {
        importKmc();
        ok("kmc", "request", "--out", path("request.txt"));
        answer();
        ok("kmc", "upload", path("keys.klf.txt"), "--load-all", "--yes");
        CommandRun tooEarly = surroundings().run("kmc", "remove", "--yes");
        assertThat(tooEarly.err()).contains("the module has a KEK slot for ").contains("delete the slot first");

        assertThat(ok("kmc", "delete", "--yes")).isEqualTo("Deleted the KEK slot of Test KMC and 2 vending keys.\n");
        assertThat(ok("kmc", "remove", "--yes")).isEqualTo("Removed.\n");
        assertThat(ok("kmc", "list")).startsWith("No KMC is known;");
    }

    @Test
    void trustsAndForgetsTrustAnchors() {
        ok("kmc", "trust", path("kmc.anchor.txt"));
        assertThat(ok("kmc", "trust", "--list")).startsWith("STSA-TEST-ROOT-1 04");
        assertThat(ok("kmc", "trust", "--remove", "STSA-TEST-ROOT-1"))
                .isEqualTo("STSA-TEST-ROOT-1 is trusted no more; KMCs imported before stay.\n");
        assertThat(ok("kmc", "trust", "--list")).isEmpty();
        CommandRun run = surroundings().run("kmc", "trust", "--remove", "STSA-TEST-ROOT-1");
        assertThat(run.err()).isEqualTo("ptoken: no trust anchor is called STSA-TEST-ROOT-1; nothing was changed\n");
        assertThat(ok("audit", "list").lines().filter(row -> row.contains("kmc.trust")))
                .as("what did not happen is not there, what did is there as begun and as done")
                .hasSize(4);
    }

    @Test
    void tellsFactsToPrograms() {
        importKmc();

        assertThat(ok("kmc", "list", "--json"))
                .contains("\"name\" : \"Test KMC\"", "\"next\" : \"REQUEST\"")
                .doesNotContain("\"slot\"");
    }

    private void importKmc() {
        ok("kmc", "import", path("kmc.kmcpub.txt"), "--trust", path("kmc.anchor.txt"), "--yes");
    }

    private void answer() throws IOException {
        kmc.answer("request.txt", "keys.klf.txt");
    }

    private TestSurroundings surroundings() {
        return installation.surroundings().store(store);
    }

    private String ok(String... arguments) {
        CommandRun run = surroundings().run(arguments);
        boolean aboutFiles = arguments[0].equals("kmc") && !arguments[1].equals("trust");
        assertThat(run.err()).isEqualTo(aboutFiles ? PROFILE : "");
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    private String path(String file) {
        return directory.resolve(file).toString();
    }
}
