package io.ptoken.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.api.IssuedToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EmbeddingTest {

    private static final Path PAGE = Path.of("..", "docs", "embedding.md");
    private static final Path PROGRAM = Path.of("src/test/java/io/ptoken/embedding/EmbeddedSale.java");

    @Test
    void theProgramOfThePageSellsAToken() {
        List<IssuedToken> tokens = EmbeddedSale.sell("00000000000");

        assertThat(tokens).hasSize(1);
        assertThat(tokens.get(0).token().decimal()).matches("[0-9]{20}");
        assertThat(tokens.get(0).description()).isEqualTo("Credit:Electricity");
    }

    @Test
    void thePageShowsTheProgramThatIsRun() throws IOException {
        String body = Files.readString(PROGRAM)
                .lines()
                .dropWhile(line -> !line.contains("static List<IssuedToken> sell"))
                .takeWhile(line -> !line.equals("    }"))
                .map(line -> line.replaceFirst("^    ", ""))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(PAGE)).contains(body);
    }
}
