package io.ptoken.cli.commands.kmc;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.node.keyload.TrustAnchorText;
import io.ptoken.service.memory.InMemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as editors of other systems write them: a byte order mark before UTF-8, and UTF-16. */
class HandedInFilesTest {

    private static final String MARK = "\uFEFF";

    @TempDir
    Path directory;

    private final InMemoryStore store = new InMemoryStore();
    private TestInstallation installation;

    @BeforeEach
    void makeInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void inUtf16AreRefusedWithWhatToDo() throws IOException {
        Path wide = Files.writeString(directory.resolve("wide.txt"), MARK + "some text\r\n", UTF_16LE);
        Files.setPosixFilePermissions(wide, PosixFilePermissions.fromString("rw-------"));
        run("kmc-sim", "create", "--name", "Test KMC", "--sim", path("sim"));

        for (String command : List.of(
                "key check --file FILE --file FILE",
                "key check --config FILE",
                "status --config FILE",
                "token card --config FILE 1",
                "conformance --sta-tables FILE",
                "tables show FILE",
                "kmc import FILE --yes",
                "kmc upload FILE --yes",
                "kmc trust FILE",
                "kmc-sim register FILE --sim SIM",
                "kmc-sim answer FILE --sim SIM",
                "licence load FILE",
                "licence trust FILE --yes",
                "licence issuer show FILE",
                "user add jane --role ptoken-api --password-file FILE",
                "user certificate jane --file FILE")) {
            CommandRun run = run(command.replace("FILE", wide.toString())
                    .replace("SIM", path("sim"))
                    .split(" "));

            assertThat(run.exitCode()).as(command).isEqualTo(1);
            assertThat(run.err())
                    .as(command)
                    .contains(wide + " is written in UTF-16, which is not read here; save it as UTF-8 and try again\n");
            assertThat(run.out()).as(command).isEmpty();
        }
    }

    @Test
    void ofSecretsMayBeginWithAMark() throws IOException {
        Path first = secret("first.hex", MARK + "0000000076767676\r\n");
        Path second = secret("second.hex", MARK + "76767676 00000000");

        CommandRun run =
                run("key", "check", "--components", "2", "--file", first.toString(), "--file", second.toString());

        assertThat(run.out()).contains("KCV     4CBE91");
    }

    @Test
    void ofLicencesMayBeginWithAMark() throws IOException {
        Path key = directory.resolve("issuer.key");
        assertThat(run("licence", "issuer", "create", key.toString()).exitCode())
                .isZero();
        Path pem = marked(
                "issuer.pem", run("licence", "issuer", "show", key.toString()).out());
        assertThat(run("licence", "trust", pem.toString(), "--yes").err()).isEmpty();
        secret("issuer.key", MARK + Files.readString(key));
        assertThat(run("licence", "issuer", "show", key.toString()).out())
                .isEqualTo(Files.readString(pem).substring(1));
    }

    @Test
    void ofAKeyExchangeMayBeginWithAMark() throws IOException {
        run("kmc", "module-key", "--out", path("module.smpub.txt"), "--anchor", path("module.anchor.txt"));
        marked("module.anchor.txt", Files.readString(directory.resolve("module.anchor.txt")));
        TestKmc kmc = TestKmc.create(
                TestKmc.root(),
                TrustAnchorText.read(directory.resolve("module.anchor.txt")),
                Files.readString(directory.resolve("module.smpub.txt")),
                directory);
        for (String file : List.of("kmc.anchor.txt", "kmc.kmcpub.txt")) {
            marked(file, Files.readString(directory.resolve(file)));
        }
        assertThat(run("kmc", "trust", path("kmc.anchor.txt")).exitCode()).isZero();
        assertThat(run("kmc", "import", path("kmc.kmcpub.txt"), "--yes").exitCode())
                .isZero();
        run("kmc", "request", "--out", path("request.txt"));
        kmc.answer("request.txt", "keys.klf.txt");
        marked("keys.klf.txt", Files.readString(directory.resolve("keys.klf.txt")));

        CommandRun run = run("kmc", "upload", path("keys.klf.txt"), "--load-all", "--yes");

        assertThat(run.exitCode()).isZero();
    }

    private Path marked(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), MARK + text);
    }

    private Path secret(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private String path(String file) {
        return directory.resolve(file).toString();
    }

    private CommandRun run(String... arguments) {
        return installation.surroundings().store(store).run(arguments);
    }
}
