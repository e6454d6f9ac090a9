package io.ptoken.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Looks through all that the tests of all modules have printed, theirs and that of the processes they started. Runs last, in
 * an execution of its own.
 */
class SecretsInOutputIT {

    private static final Path ROOT = Path.of(System.getProperty("ptoken.root", ".."));
    private static final List<String> OUTPUT = List.of("surefire-reports", "failsafe-reports", "process-output");

    private static final Pattern CONSTANT =
            Pattern.compile("(?:PASSWORD|PASSPHRASE|ACCESS_TOKEN)\\w* =\\s+\"([^\"]{6,})\"");

    @Test
    void noSecretOfATestIsInItsOutput() throws IOException {
        SecretScan scan = new SecretScan(TestSecrets.ALL);
        List<SecretScan.Finding> findings = new ArrayList<>();
        for (Path directory : output()) {
            findings.addAll(scan.below(directory));
        }

        assertThat(findings).as("secrets that a run of the tests has printed").isEmpty();
    }

    @Test
    void thereIsOutputOfThisModuleAtLeast() throws IOException {
        assertThat(output().stream().map(directory -> ROOT.relativize(directory).toString()))
                .contains("cli-adapter/target/surefire-reports", "house-test/target/process-output");
    }

    @Test
    void everySecretConstantOfATestIsOnTheList() throws IOException {
        List<String> forgotten = new ArrayList<>();
        for (Path source : testSources()) {
            Matcher constant = CONSTANT.matcher(Files.readString(source));
            while (constant.find()) {
                String value = constant.group(1);
                if (TestSecrets.ALL.stream()
                        .noneMatch(secret -> secret.pattern().matcher(value).find())) {
                    forgotten.add(ROOT.relativize(source) + ": add the secret of '"
                            + constant.group().replaceAll(" =.*", "") + "' to TestSecrets");
                }
            }
        }

        assertThat(forgotten).isEmpty();
    }

    private static List<Path> output() throws IOException {
        List<Path> directories = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.sorted().toList()) {
                OUTPUT.stream()
                        .map(name -> module.resolve("target").resolve(name))
                        .filter(Files::isDirectory)
                        .forEach(directories::add);
            }
        }
        return directories;
    }

    private static List<Path> testSources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.toList()) {
                Path tests = module.resolve("src/test/java");
                if (Files.isDirectory(tests)) {
                    try (Stream<Path> files = Files.walk(tests)) {
                        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }
}
