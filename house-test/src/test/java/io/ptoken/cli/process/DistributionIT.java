package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people unpack. */
class DistributionIT {

    private static final Path ROOT = Path.of(System.getProperty("ptoken.root", ".."));
    private static final String INTERFACE = "clients/prismtoken1-TokenApi.thrift";

    @Test
    void holdsTheInterfaceDefinitionThatThePageNames() {
        assertThat(Program.distribution().resolve(INTERFACE))
                .hasSameTextualContentAs(ROOT.resolve("thrift-api/src/main/thrift/prismtoken1-TokenApi.thrift"));
        assertThat(ROOT.resolve("docs/token-api.md")).content().contains(INTERFACE);
    }

    /** Beside the interface definition, where the page says, and away from the program, which has a newer class of its name. */
    @Test
    void holdsTheBridgeForOldJavaClientsBesideTheInterfaceDefinition() throws IOException {
        List<Path> bridges = jars("clients");
        assertThat(bridges).singleElement().satisfies(bridge -> {
            assertThat(bridge.getFileName()).asString().startsWith("thrift-api-classic-");
            try (JarFile jar = new JarFile(bridge.toFile())) {
                assertThat(jar.getEntry("org/apache/thrift/transport/TFramedTransport.class"))
                        .isNotNull();
                assertThat(jar.getEntry("module-info.class")).isNull();
            }
        });
        assertThat(jars("lib")).noneMatch(jar -> jar.getFileName().toString().startsWith("thrift-api-classic"));
        assertThat(Program.distribution().resolve("clients/README.md"))
                .content()
                .contains("thrift-api-classic", "prismtoken1-TokenApi.thrift");
        assertThat(ROOT.resolve("docs/token-api.md")).content().contains("`clients/` of the distribution");
    }

    private static List<Path> jars(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Program.distribution().resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }
}
