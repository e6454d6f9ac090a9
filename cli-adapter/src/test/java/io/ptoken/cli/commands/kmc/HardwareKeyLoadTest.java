package io.ptoken.cli.commands.kmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.line.TcpSimulator;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys from a KMC into a module at the end of a line; every command opens the store of the installation anew. */
@Tag("slow")
class HardwareKeyLoadTest {

    private static final Instant NOW = TestSurroundings.NOW;
    private static final String PROFILE = "STSKMS-AP1, assumed profile, not interoperable\n";
    private static final String HOST = "127.0.0.1";

    @TempDir
    Path directory;

    private final SecureRandom random = new SecureRandom();
    private final TrustAnchorKey root = TestKmc.root();
    private TestInstallation installation;
    private SoftSecurityModule behind;
    private TcpSimulator line;
    private TestKmc kmc;

    @BeforeEach
    void makeAnInstallationAModuleAndAKmc() throws IOException {
        installation = TestInstallation.made(directory);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        behind = SoftSecurityModule.inMemory(
                new SoftModuleParts(StaTables.SAMPLE, clock, random, NibbleSource.of(random))
                        .withKmcTrust(new Ap1TrustPolicy(List.of(root.anchor()), List.of(), false)),
                SoftModuleSettings.DEFAULT);
        line = TcpSimulator.start(
                new SimulatedModule(behind, SimulatorProfile.TSM500I, ProtocolSettings.DEFAULTS, clock), HOST, 0);
        modules("[{name: hall-a, kind: TSM500I, host: " + HOST + ", port: " + line.port() + "}]");
        Ap1Codec codec = new Ap1Codec();
        kmc = TestKmc.create(
                root,
                List.of(behind.certification().keyLoadAnchor().orElseThrow()),
                codec.file(codec.parseSmPublicKey(
                        behind.keyLoading().orElseThrow().publicKey().line())),
                directory);
    }

    @AfterEach
    void stop() {
        line.close();
        behind.close();
    }

    @Test
    void eachStepIsACommandOfItsOwn() throws IOException {
        importKmc();
        ok("kmc", "request", "--out", path("request.txt"));
        assertThat(ok("kmc", "list")).contains("KEK slot  1, PENDING\n").contains("ptoken kmc upload FILE");
        assertThat(ok("kmc", "request", "--again")).isEqualTo(read("request.txt"));
        assertThat(refused("kmc", "request")).contains("a request to Test KMC is out: --again shows it");
        answer();

        assertThat(ok("kmc", "upload", path("keys.klf.txt"), "--yes"))
                .contains("Every key of this KMC that is in the module will be erased now; "
                        + "the module does not tell which those are.")
                .endsWith("Taken. Next: ptoken kmc load-all\n");
        assertThat(ok("kmc", "load", "2"))
                .contains("VK 2 (SGC 900102 KRN 1 KT 2)")
                .contains(": in register 1\n");
        assertThat(ok("kmc", "list")).contains("KEK slot  1, LOADING, 1 of 2 keys loaded");
        CommandRun early = surroundings().typing("n").run("kmc", "end");
        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.err()).endsWith("ptoken: not confirmed; nothing was changed\n");

        assertThat(ok("kmc", "load-all"))
                .contains("in register 1, loaded before")
                .endsWith("2 of 2 keys loaded; loading is ended, the keys vend.\n");
        assertThat(ok("kmc", "list")).contains("KEK slot  1, ACTIVE").contains("next      nothing;");
        assertThat(ok("vk", "list").lines()).hasSize(3).anyMatch(key -> key.contains("900101"));
        assertThat(ok("vk", "show", "1")).contains("sgc       900102");
        assertThat(behind.vendingKeys()).hasSize(2);

        ok("kmc", "request", "--out", path("next.txt"));
        assertThat(ok("kmc", "list")).contains("KEK slot  1, PENDING, the keys loaded before go on");
        assertThat(ok("kmc", "delete", "--yes"))
                .isEqualTo("Deleted the KEK slot of Test KMC and all of its vending keys.\n");
        assertThat(ok("kmc", "list")).contains("KEK slot  none");
        assertThat(ok("vk", "list")).startsWith("No vending keys;");
    }

    /** The line does not tell which key came from whom; what is remembered of the slot does. */
    @Test
    void whileItIsLoadingTableNoticesAndIssuingSayTheSame() throws IOException {
        installation.addPerson("tess", "ptoken-issue-credit");
        importKmc();
        ok("kmc", "request", "--out", path("request.txt"));
        answer();
        ok("kmc", "upload", path("keys.klf.txt"), "--yes");
        ok("kmc", "load", "2");

        assertThat(ok("vk", "list")).contains("0: its KMC's key load has not ended (26)");
        assertThat(ok("vk", "show", "1"))
                .contains("reason    its KMC's key load has not ended (26)")
                .contains("remedy    Load the vending keys of its key load file, then end the key agreement session.")
                .contains("kmc       " + kmc.id());
        assertThat(surroundings().run("notices").out())
                .contains("The KMC " + kmc.id() + " stands in LOADING in the security module hall-a");
        assertThat(sale().err()).contains("'26'").contains("in a key load that has not ended");
        assertThat(behind.status().vendCounter()).isZero();

        ok("kmc", "load-all");
        assertThat(ok("vk", "list").lines().skip(1)).hasSize(2).allMatch(key -> key.endsWith("  1"));
        assertThat(surroundings().run("notices").out()).doesNotContain("LOADING");
        assertThat(sale().exitCode()).isZero();
    }

    private CommandRun sale() {
        return surroundings()
                .typing(TestInstallation.PASSWORD)
                .run(
                        "token",
                        "credit",
                        "--as=tess",
                        "--drn=600727000000000009",
                        "--sgc=900102",
                        "--krn=1",
                        "--amount=100",
                        "--unit=hWh");
    }

    @Test
    void endsEarlyAndUploadsAndLoadsInOneGo() throws IOException {
        importKmc();
        ok("kmc", "request", "--out", path("request.txt"));
        answer();
        ok("kmc", "upload", path("keys.klf.txt"), "--yes");
        ok("kmc", "load", "1");
        assertThat(ok("kmc", "end", "--yes")).isEqualTo("Loading is ended, the keys vend.\n");

        kmc.authorise(900103);
        ok("kmc", "request", "--replace", "--out", path("again.txt"));
        kmc.answer("again.txt", "again.klf.txt");
        assertThat(ok("kmc", "upload", path("again.klf.txt"), "--load-all", "--yes"))
                .endsWith("3 of 3 keys loaded; loading is ended, the keys vend.\n");
    }

    @Test
    void saysWhereThePublicKeysOfTheModuleAre() {
        assertThat(refused("kmc", "module-key", "--out", path("module.smpub.txt")))
                .contains("no command of the module protocol gives out the module's public keys; they come with the"
                        + " module from its maker\n");
        assertThat(directory.resolve("module.smpub.txt")).doesNotExist();
    }

    @Test
    void saysThatTheModuleCannotBeReachedAndChangesNothing() {
        importKmc();
        line.close();

        assertThat(refused("kmc", "request", "--out", path("request.txt"))).contains(HOST);

        assertThat(directory.resolve("request.txt")).doesNotExist();
        assertThat(behind.keyLoading().orElseThrow().slot(new KmcId(kmc.id()))).isEmpty();
    }

    @Test
    void wantsToKnowWhichOfSeveralModules() throws IOException {
        modules("[{name: hall-a, kind: TSM500I, host: " + HOST + ", port: " + line.port()
                + "}, {name: soft, kind: SOFTWARE}]");

        assertThat(refused("vk", "list"))
                .isEqualTo("ptoken: ptoken.yaml lists several modules; say with --module which: hall-a, soft\n");
        assertThat(refused("vk", "list", "--module", "hall-b"))
                .isEqualTo("ptoken: --module: ptoken.yaml lists no module 'hall-b'; it lists: hall-a, soft\n");
        assertThat(ok("vk", "list", "--module", "hall-a"))
                .as("hardware takes none by hand")
                .isEqualTo("No vending keys; get them from a KMC ('ptoken kmc').\n");
        assertThat(ok("vk", "list", "--module", "soft"))
                .isEqualTo("No vending keys; get them from a KMC ('ptoken kmc'), or load one with 'ptoken vk load'.\n");
        assertThat(ok("kmc", "module-key", "--module", "soft")).contains("SMPUB");
    }

    @Test
    void takesNoNameWhereNoModulesAreListed() throws IOException {
        modules("[]");

        assertThat(refused("vk", "list", "--module", "hall-a"))
                .isEqualTo("ptoken: --module: ptoken.yaml lists no modules: there is the software module alone, which"
                        + " is meant without --module\n");
        assertThat(ok("vk", "list")).startsWith("No vending keys;");
    }

    private void importKmc() {
        ok("kmc", "import", path("kmc.kmcpub.txt"), "--trust", path("kmc.anchor.txt"), "--yes");
    }

    private void answer() throws IOException {
        kmc.answer("request.txt", "keys.klf.txt");
    }

    private void modules(String list) throws IOException {
        Files.writeString(installation.data().resolve("ptoken.yaml"), "modules: " + list + "\n");
    }

    private TestSurroundings surroundings() {
        return installation.surroundings();
    }

    private String ok(String... arguments) {
        CommandRun run = surroundings().run(arguments);
        assertThat(run.err()).isEqualTo(arguments[0].equals("kmc") ? PROFILE : "");
        assertThat(run.exitCode()).as(run.out()).isZero();
        return run.out();
    }

    private String refused(String... arguments) {
        CommandRun run = surroundings().run(arguments);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        return run.err();
    }

    private String read(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    private String path(String file) {
        return directory.resolve(file).toString();
    }
}
