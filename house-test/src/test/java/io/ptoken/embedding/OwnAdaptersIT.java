package io.ptoken.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A module and a store from outside the house, tested by the contract kits as artifacts. */
class OwnAdaptersIT {

    private static final Path EXAMPLE = Path.of("..", "examples", "own-adapters");

    private static final List<String> PARTS = List.of(
            "sts-core",
            "hsm-port",
            "hsm-pool",
            "hsm-contract",
            "kmc-keyload",
            "hsm-soft-adapter",
            "prismtoken-service",
            "store-contract");

    private static final String MODULE = "CountingModule";

    private static final String BROKEN = "ForgetfulModule";

    @TempDir
    static Path scratch;

    private static Path project;

    /** Built once: beside the module of the example stands one that breaks the contract. */
    @BeforeAll
    static void build() throws IOException, InterruptedException {
        project = scratch.resolve("project");
        copy(project);
        brokenTwin(Path.of("src", "main", "java", "example"), MODULE, "return module.capacity();", "return 0;");
        brokenTwin(Path.of("src", "test", "java", "example"), MODULE + "Test", MODULE, BROKEN);
        try (InstalledParts installed = InstalledParts.of(PARTS, scratch)) {
            var built = installed.build(project, "-Dmaven.test.failure.ignore=true");
            assertThat(built.exitCode()).as("%s%s", built.out(), built.err()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"CountingModuleTest, 100", "OwnStoreTest, 50"})
    void theKitsTestWhatIsNotOfThisHouse(String type, int atLeast) throws IOException {
        Reports reports = Reports.of(project, "example." + type);
        assertThat(reports.count("testcase")).isGreaterThan(atLeast);
        assertThat(reports.failed()).isEmpty();
    }

    @Test
    void whatBreaksTheContractIsFound() throws IOException {
        assertThat(Reports.of(project, "example." + BROKEN + "Test").failed())
                .anyMatch(name -> name.startsWith("thereIsRoomForTheKeysItHolds"));
    }

    private static void brokenTwin(Path directory, String type, String kept, String broken) throws IOException {
        Path sources = project.resolve(directory);
        Files.writeString(
                sources.resolve(type.replace(MODULE, BROKEN) + ".java"),
                Files.readString(sources.resolve(type + ".java"))
                        .replace(MODULE, BROKEN)
                        .replace(kept, broken));
    }

    private static void copy(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = project.resolve(EXAMPLE.relativize(file));
                if (!EXAMPLE.relativize(file).startsWith("target")) {
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
    }

    /** The reports of a test class and of its nested ones. */
    private record Reports(List<ProjectFile> files) {

        static Reports of(Path project, String type) throws IOException {
            List<ProjectFile> files = new ArrayList<>();
            try (Stream<Path> reports = Files.list(project.resolve(Path.of("target", "surefire-reports")))) {
                for (Path report : reports.filter(
                                file -> file.getFileName().toString().matches("TEST-" + type + "(\\$.*)?\\.xml"))
                        .toList()) {
                    files.add(ProjectFile.read(report));
                }
            }
            return new Reports(files);
        }

        int count(String element) {
            return files.stream().mapToInt(file -> file.count(element)).sum();
        }

        /** The names of the test cases that did not hold. */
        List<String> failed() {
            return files.stream()
                    .flatMap(file -> Stream.of("failure", "error").flatMap(kind -> file.parentsOf(kind, "name")))
                    .toList();
        }
    }
}
