package io.ptoken.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @TempDir
    Path scratch;

    @Test
    void theKitsTestWhatIsNotOfThisHouse() throws IOException, InterruptedException {
        Path project = scratch.resolve("project");
        copy(project);
        try (InstalledParts installed = InstalledParts.of(PARTS, scratch)) {
            var built = installed.build(project);
            assertThat(built.exitCode()).as("%s%s", built.out(), built.err()).isZero();
        }

        assertThat(testsOf(project, "example.CountingModuleTest")).isGreaterThan(100);
        assertThat(testsOf(project, "example.OwnStoreTest")).isGreaterThan(50);
    }

    @Test
    void whatBreaksTheContractIsFound() throws IOException, InterruptedException {
        Path project = scratch.resolve("project");
        copy(project);
        Path module = project.resolve(Path.of("src", "main", "java", "example", "CountingModule.java"));
        Files.writeString(module, Files.readString(module).replace("return module.capacity();", "return 0;"));
        try (InstalledParts installed = InstalledParts.of(PARTS, scratch)) {
            var built = installed.build(project, "-Dtest=CountingModuleTest#thereIsRoom*");
            assertThat(built.exitCode()).isNotZero();
            assertThat(built.out()).contains("thereIsRoomForTheKeysItHolds");
        }
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

    /** How many test cases the reports of a class and of its nested ones tell. */
    private static long testsOf(Path project, String type) throws IOException {
        long tests = 0;
        try (Stream<Path> reports = Files.list(project.resolve(Path.of("target", "surefire-reports")))) {
            for (Path report : reports.filter(
                            file -> file.getFileName().toString().matches("TEST-" + type + "(\\$.*)?\\.xml"))
                    .toList()) {
                tests += ProjectFile.read(report).count("testcase");
            }
        }
        return tests;
    }
}
