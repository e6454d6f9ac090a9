package io.ptoken.cli.commands.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.ExitCode;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.cli.document.Schemas;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on long work, with a server and without. */
@Tag("slow")
class JobsBesideAServerTest {

    @TempDir
    Path directory;

    private TestInstallation installation;

    @BeforeEach
    void makeAnInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void whereNothingRanTheySayTheSame() {
        assertThat(BothWays.same(installation, "job", "list").out()).isEqualTo("No jobs.\n");
        assertThat(BothWays.same(installation, "job", "list", "--json").exitCode())
                .isZero();

        CommandRun show = BothWays.same(installation, "job", "show", "7");
        assertThat(show.out()).isEqualTo("Job 7 is not known. 'ptoken job list' shows those that are.\n");
        assertThat(show.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(Schemas.valid(BothWays.same(installation, "job", "show", "7", "--json")
                                .out())
                        .path("error")
                        .path("code")
                        .asText())
                .isEqualTo("ENotKnown");

        CommandRun cancel = BothWays.same(installation, "job", "cancel", "7");
        assertThat(cancel.out()).isEqualTo("Job 7 does not run.\n");
        assertThat(cancel.exitCode()).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void aServerKnowsWhatItHasDone() {
        BothWays.whileServing(installation, () -> {
            assertThat(run("audit", "verify").exitCode()).isZero();

            assertThat(run("job", "list").out())
                    .matches(
                            "JOB +STARTED +WHO +WHAT +STATE +STEPS\\n1 +2026-11-23T10:00:00Z +\\S+ +audit.verify +DONE +\\d+\\n");
            assertThat(run("job", "show", "1").out())
                    .contains("what     audit.verify\n", "state    DONE\n", "ended    2026-11-23T10:00:00Z\n");
            JsonNode jobs = Schemas.valid(run("job", "list", "--json").out()).path("jobs");
            assertThat(jobs).hasSize(1);
            JsonNode job = Schemas.valid(run("job", "show", "1", "--json").out());
            assertThat(job.path("action").asText()).isEqualTo("audit.verify");
            assertThat(job.path("state").asText()).isEqualTo("DONE");
            assertThat(job.path("id").asLong()).isEqualTo(1);

            JsonNode cancelled =
                    Schemas.valid(run("job", "cancel", "1", "--json").out());
            assertThat(cancelled.path("cancelled").asBoolean())
                    .as("it has ended")
                    .isFalse();
        });
    }

    private CommandRun run(String... command) {
        return installation.surroundings().run(command);
    }
}
