package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}
