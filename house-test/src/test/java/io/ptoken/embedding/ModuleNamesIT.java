package io.ptoken.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jars of the distribution as Java modules. */
class ModuleNamesIT {

    private static final Path LIBRARIES = Path.of(System.getProperty("ptoken.distribution"), "lib");

    @Test
    void everyJarOfTheHouseIsTheModuleThatItsProjectNames() throws IOException {
        for (Path jar : jars()) {
            String module = jar.getFileName().toString().replaceFirst("-[0-9].*", "");
            List<String> named =
                    ProjectFile.read(Path.of("..", module, "pom.xml")).all("module.name");

            assertThat(named).as(module).containsExactly(descriptor(jar).name());
        }
    }

    @Test
    void noPackageIsInTwoOfThem() throws IOException {
        assertThat(jars().stream().flatMap(jar -> descriptor(jar).packages().stream()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    /** Its package is libthrift's. */
    @Test
    void theClassicBridgeIsForTheClassPathAlone() throws IOException {
        try (Stream<Path> clients = Files.list(LIBRARIES.resolveSibling("clients"))) {
            Path bridge = clients.filter(file -> file.getFileName().toString().startsWith("thrift-api-classic-"))
                    .findFirst()
                    .orElseThrow();
            try (JarFile jar = new JarFile(bridge.toFile())) {
                assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                        .isNull();
            }
        }
    }

    private static ModuleDescriptor descriptor(Path jar) {
        return ModuleFinder.of(jar).findAll().stream()
                .map(ModuleReference::descriptor)
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> all = Files.list(LIBRARIES)) {
            return all.filter(jar -> Files.isDirectory(
                            Path.of("..", jar.getFileName().toString().replaceFirst("-[0-9].*", ""))))
                    .toList();
        }
    }
}
