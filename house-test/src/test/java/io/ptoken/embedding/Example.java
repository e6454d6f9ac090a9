package io.ptoken.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A project under {@code examples}, for programs that embed some of this. */
enum Example {
    EMBEDDING("embedding", "EmbeddedSale"),
    CORE_ONLY("core-only", "TokenAndMeter");

    private final String directory;
    private final String program;

    Example(String directory, String program) {
        this.directory = directory;
        this.program = program;
    }

    Path directory() {
        return Path.of("..", "examples", directory);
    }

    /** Its jar once it is built, under its directory. */
    Path jar() {
        return Path.of("target", directory + ".jar");
    }

    Path program() {
        return directory().resolve(Path.of("src", "main", "java", "example", program + ".java"));
    }

    /** What its project file says about this project: the versions and the parts. */
    String dependencies() throws IOException {
        return Files.readString(directory().resolve("pom.xml"))
                .lines()
                .dropWhile(line -> !line.equals("  <dependencyManagement>"))
                .takeWhile(line -> !line.startsWith("  <!--"))
                .map(line -> line.replaceFirst("^ {2}", ""))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** What its program is expected to print, as a pattern. */
    String prints() {
        return switch (this) {
            case EMBEDDING -> "Credit:Electricity [0-9]{20}\n";
            case CORE_ONLY -> "57225193769801186378\nAccept\nUsedError\n";
        };
    }
}
