package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.process.Ceremony.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Components at a pseudo-terminal: where they stand in what the terminal gets, and what becomes of them. */
class DitkAtTheTerminalIT {

    private static final String KEY = "7676767676767676";
    private static final String LONG_PART = "0123456789ABCDEF";

    @ParameterizedTest
    @CsvSource({"7, 2", "7, 3", "11, 2", "11, 3"})
    void ofAKnownKeyAreShownOnErasedPagesAloneAndGiveItAgain(int ea, int count) {
        List<String> key = ea == 7 ? List.of(KEY) : List.of(KEY, LONG_PART);

        Recording split = split(ea, count, key);

        assertThat(split.exitCode()).as(split.stream()).isZero();
        assertThat(split.components())
                .hasSize(count)
                .allSatisfy(parts -> assertThat(parts).hasSameSizeAs(key));
        assertThat(split.rest()).as("what stays on the terminal").contains("KCV ");
        everythingSecret(key, split.components())
                .forEach(secret -> assertThat(split.rest()).doesNotContain(secret, grouped(secret)));

        Recording combined = combine(ea, split.components(), kcv(split));

        assertThat(combined.exitCode()).as(combined.stream()).isZero();
        assertThat(kcv(combined)).isEqualTo(kcv(split));
        everythingSecret(key, split.components())
                .forEach(secret -> assertThat(combined.stream()).doesNotContain(secret, grouped(secret)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGINT", "SIGTERM", "SIGHUP"})
    void areErasedWhenTheProgramIsEndedWhileOneIsShown(String signal) {
        Recording ended = new Ceremony(Map.of())
                .answer("Component part 1, 16 hex digits: ", KEY)
                .answer("on your sheet? [y/N] ", "y")
                .alone(1)
                .answer("on their sheet? [y/N] ", signal)
                .run("ditk", "split", "--ea", "7", "--components", "2");

        assertThat(ended.exitCode()).isGreaterThan(128);
        assertThat(ended.components()).hasSize(1);
        assertThat(ended.stream().strip()).endsWith("\u001b[H\u001b[2J\u001b[?1049l");
        assertThat(ended.rest())
                .doesNotContain(grouped(ended.components().get(0).get(0)));
    }

    @Test
    void areErasedByCtrlCAndCtrlDAtAnEntry() {
        Recording interrupted = new Ceremony(Map.of())
                .alone(1)
                .answer("Component part 1, 16 hex digits: ", LONG_PART.substring(1) + "\u0003")
                .run("ditk", "combine", "--ea", "7", "--components", "2", "--kcv", "112233");
        Recording ended = new Ceremony(Map.of())
                .alone(1)
                .answer("Component part 1, 16 hex digits: ", "\u0004")
                .run("ditk", "combine", "--ea", "7", "--components", "2", "--kcv", "112233");

        assertThat(interrupted.exitCode()).isEqualTo(130);
        assertThat(interrupted.stream()).contains("\u001b[?1049l").doesNotContain(LONG_PART.substring(1));
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.rest()).contains("ptoken: 10 KEYPAD_ENTRY_CANCELLED: a custodian stopped. Nothing was stored");
    }

    /** The terminal of these tests ends a program that Ctrl-Z would suspend. */
    @Test
    void doNotStayOnTheTerminalOfASuspendedProgram() {
        Recording shown = new Ceremony(Map.of())
                .answer("Component part 1, 16 hex digits: ", KEY)
                .answer("on your sheet? [y/N] ", "y")
                .alone(1)
                .answer("on their sheet? [y/N] ", "CTRL-Z")
                .run("ditk", "split", "--ea", "7", "--components", "2");

        assertThat(shown.exitCode()).as(shown.stream()).isEqualTo(1);
        assertThat(shown.components()).hasSize(1);
        assertThat(shown.rest()).contains("ptoken: 10 KEYPAD_ENTRY_CANCELLED: ");
    }

    @Test
    void areNotTakenWithoutATerminal() {
        Program.Ended ended = Program.run(Map.of(), "ditk", "split", "--ea", "7", "--components", "2");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("53 KEYPAD_NOT_FOUND");
    }

    private static Recording split(int ea, int count, List<String> key) {
        Ceremony ceremony = new Ceremony(Map.of());
        for (int part = 0; part < key.size(); part++) {
            ceremony.answer("Component part " + (part + 1) + ", 16 hex digits: ", key.get(part));
        }
        ceremony.answer("on your sheet? [y/N] ", "y");
        for (int number = 1; number <= count; number++) {
            ceremony.write(number);
        }
        return ceremony.run("ditk", "split", "--ea", "" + ea, "--components", "" + count);
    }

    private static Recording combine(int ea, List<List<String>> components, String kcv) {
        Ceremony ceremony = new Ceremony(Map.of()).answer("6 hex digits: ", kcv);
        for (int number = 1; number <= components.size(); number++) {
            ceremony.enter(number, components.get(number - 1), "y");
        }
        return ceremony.run("ditk", "combine", "--ea", "" + ea, "--components", "" + components.size());
    }

    private static String kcv(Recording recording) {
        return recording
                .rest()
                .lines()
                .filter(line -> line.startsWith("KCV "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(recording.stream()))
                .substring(3)
                .strip();
    }

    private static List<String> everythingSecret(List<String> key, List<List<String>> components) {
        List<String> secrets = new ArrayList<>(key);
        components.forEach(secrets::addAll);
        return secrets;
    }

    private static String grouped(String digits) {
        return digits.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
