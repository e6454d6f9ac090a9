package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class ConformanceIT {

    @Test
    void provesTheInstallation() {
        Program.Ended run = Program.run(Map.of("PTOKEN_STA_TABLES", ""), "conformance");

        assertThat(run.err()).startsWith("Skipped: ").contains("operational STA tables");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("[1-9][0-9]+ passed, 0 failed, [1-9][0-9]* skipped\n");
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "PTOKEN_STA_TABLES",
            matches = ".+",
            disabledReason = "needs the operational STA tables: PTOKEN_STA_TABLES does not name the file")
    void skipsNothingWithTheOperationalTables() {
        Program.Ended run = Program.run(Map.of(), "conformance");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("[1-9][0-9]+ passed, 0 failed, 0 skipped\n");
    }

    @Test
    void failsWithExitCodeOne() {
        Program.Ended run = Program.run(Map.of(), "conformance", "no-such-folder");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).endsWith("0 passed, 1 failed, 0 skipped\n");
    }
}
