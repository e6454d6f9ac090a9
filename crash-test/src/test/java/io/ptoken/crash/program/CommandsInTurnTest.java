package io.ptoken.crash.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several commands in one process: each has its own end, and nothing comes after one that fails. */
class CommandsInTurnTest {

    @TempDir
    Path folder;

    @Test
    void eachIsToldApartUpToTheFirstThatFails() throws IOException {
        Path words = folder.resolve("words");
        Path results = folder.resolve("results");
        Files.writeString(words, "[[\"--version\"],[\"vk\",\"--nonsense\"],[\"--version\"]]");

        CommandsInTurn.main(words.toString(), results.toString());

        List<Ended> ended = new ObjectMapper().readValue(results.toFile(), new TypeReference<>() {});
        assertThat(ended).extracting(Ended::exitCode).containsExactly(0, 2);
        assertThat(ended.get(0).output()).startsWith("ptoken ");
        assertThat(ended.get(1).output()).contains("--nonsense");
    }

    @Test
    void theProgramIsGivenTheCommandsAndWhereToAnswer() throws IOException {
        ProgramFiles program = FakeProgram.make(
                folder,
                "*commands.json*commands-ended.json) grep -q '\\[\\[\"vk\",\"list\"]]' \"$1\" && [ -x \"$JAVA_HOME/bin/java\" ]"
                        + " && echo '[{\"exitCode\":1,\"output\":\"no store\"}]' > \"$2\";;");

        assertThat(program.runInTurn(List.of(List.of("vk", "list")))).containsExactly(new Ended(1, "no store"));
    }

    @Test
    void aProcessThatDiesIsNoAnswer() throws IOException {
        ProgramFiles program = FakeProgram.make(folder, "*) echo 'no memory'; exit 3;;");

        assertThatThrownBy(() -> program.runInTurn(List.of(List.of("vk", "list"))))
                .isInstanceOf(SetupFailure.class)
                .hasMessageContaining("no memory");
    }
}
