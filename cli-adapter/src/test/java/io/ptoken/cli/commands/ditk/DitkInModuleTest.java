package io.ptoken.cli.commands.ditk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DITKs of a software module with manufacturing firmware and two crypto officers. */
@Tag("slow")
class DitkInModuleTest {

    private static final String PIN_A = TestInstallation.PIN_OF_ALICE;
    private static final String PIN_B = TestInstallation.PIN_OF_BOB;
    private static final String KCV = "4CBE91";
    private static final String FIRST = "0000000076767676";
    private static final String SECOND = "7676767600000000";

    @TempDir
    Path directory;

    private TestInstallation installation;

    @BeforeEach
    void makeIt() {
        installation = TestInstallation.factoryWithOfficers(directory);
    }

    private CommandRun load(String... typed) {
        return loading(typed).run(arguments("--kcv", KCV));
    }

    private static String[] arguments(String... more) {
        List<String> all = new ArrayList<>(
                List.of("ditk", "load", "--ea=7", "--components=2", "--officer=alice", "--officer=bob"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private TestSurroundings loading(String... typed) {
        return installation.surroundings().typing(typed);
    }

    private CommandRun list() {
        return installation.surroundings().run("ditk", "list");
    }

    @Nested
    class Load {

        @Test
        void putsAKeyIntoTheModuleFromItsComponents() {
            CommandRun run = load(PIN_A, PIN_B, "y", FIRST, "y", "y", SECOND, "y");

            assertThat(run.err()).isEmpty();
            assertThat(run.out()).isEqualTo("Loaded the DITK for EA7, KCV " + KCV + ", parity odd, not adjusted.\n");
            assertThat(list().out())
                    .isEqualTo("EA   KCV     LOADED                PARITY\nEA7  4CBE91  2026-11-23T10:00:00Z  odd\n");
        }

        @Test
        void warnsOfAKeyWhoseParityIsNotOdd() {
            CommandRun run = load(PIN_A, PIN_B, "y", "0000000077777777", "y", "y", "7777777700000000", "y");

            assertThat(run.out()).contains("KCV " + KCV + ", parity not odd, not adjusted.");
            assertThat(run.err()).startsWith("Warning: the DITK does not have odd parity.");
            assertThat(list().err()).startsWith("Warning: the DITK does not have odd parity.");
        }

        @Test
        void storesNothingUnderAnotherCheckValueAndNamesThoseOfTheComponents() {
            CommandRun run = load(PIN_A, PIN_B, "y", FIRST, "y", "y", FIRST.replace('6', '5'), "y");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).startsWith("ptoken: 78 CHECK_DIGIT_ERROR: ").contains("1", "2");
            assertThat(list().out()).endsWith("holds no DITK.\n");
        }

        @Test
        void asksForTheKeyCheckValueFirstWhenItIsNotGiven() {
            CommandRun run = loading(KCV, PIN_A, PIN_B, "y", FIRST, "y", "y", SECOND, "y")
                    .run(arguments());

            assertThat(run.exitCode()).as(run.err()).isZero();
        }

        @Test
        void needsAKeyCheckValue() {
            CommandRun run = loading("").run(arguments());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo(
                            "ptoken: a DITK is loaded against its key check value, which stands on every sheet; nothing was"
                                    + " stored\n");
        }

        @Test
        void asksBeforeItReplacesAKey() {
            load(PIN_A, PIN_B, "y", FIRST, "y", "y", SECOND, "y");

            CommandRun no = load("n");
            CommandRun yes =
                    loading(PIN_A, PIN_B, "y", FIRST, "y", "y", SECOND, "y").run(arguments("--kcv", KCV, "--replace"));

            assertThat(no.exitCode()).isEqualTo(1);
            assertThat(no.err()).isEqualTo("ptoken: 10 KEYPAD_ENTRY_CANCELLED: not confirmed; nothing was changed\n");
            assertThat(yes.exitCode()).as(yes.err()).isZero();
        }

        @Test
        void isRefusedWith53WithoutATerminalBeforeAnybodyIsAsked() {
            CommandRun run = installation.surroundings().withoutPages().run(arguments("--kcv", KCV));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).startsWith("ptoken: 53 KEYPAD_NOT_FOUND: ");
        }

        @Test
        void storesNothingWhenACustodianStops() {
            CommandRun run = load(PIN_A, PIN_B, "y", FIRST, "y", "y", "");

            assertThat(run.err())
                    .isEqualTo("ptoken: 10 KEYPAD_ENTRY_CANCELLED: a custodian stopped. Nothing was stored\n");
            assertThat(list().out()).endsWith("holds no DITK.\n");
        }

        @Test
        void storesNothingWhenTheInputEndsAtAPin() {
            CommandRun run = load(PIN_A, TestSurroundings.END);

            assertThat(run.err()).isEqualTo("ptoken: 10 KEYPAD_ENTRY_CANCELLED: the input ended. Nothing was stored\n");
        }

        @Test
        void replacesNothingWhenTheInputEndsInsteadOfAYes() {
            load(PIN_A, PIN_B, "y", FIRST, "y", "y", SECOND, "y");

            CommandRun run = load(TestSurroundings.END);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).isEqualTo("ptoken: 10 KEYPAD_ENTRY_CANCELLED: the input ended. Nothing was stored\n");
            assertThat(list().out()).contains(KCV);
        }

        @Test
        void isRefusedWith98WithoutOfficers() {
            CommandRun run = installation
                    .surroundings()
                    .typing("y", FIRST, "y", "y", SECOND, "y")
                    .run("ditk", "load", "--ea=7", "--components=2", "--kcv", KCV);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(list().out()).endsWith("holds no DITK.\n");
        }
    }

    @Test
    void aGeneratedKeyIsOnTheSheetsAloneUntilItIsLoaded() {
        TestSurroundings generating = installation.surroundings().typing(PIN_A, PIN_B, "y", "y", "y", "y");
        CommandRun made =
                generating.run("ditk", "generate", "--ea=7", "--components=2", "--officer=alice", "--officer=bob");

        assertThat(made.exitCode()).as(made.err()).isZero();
        List<String> components = generating.shownOnPages().stream()
                .filter(line -> line.startsWith("Component part 1   "))
                .map(line -> line.substring("Component part 1   ".length()))
                .toList();
        String kcv = made.out().replaceAll("(?s).*, KCV ([0-9A-F]{6})\\..*", "$1");
        assertThat(made.out())
                .isEqualTo("Made a DITK for EA7 in 2 components, KCV " + kcv
                        + ". Write the KCV on every sheet: no module holds"
                        + " this key yet.\nNext: ptoken ditk load --ea 7 --components 2 --kcv " + kcv + "\n");
        assertThat(list().out()).endsWith("holds no DITK.\n");

        CommandRun loaded = loading(PIN_A, PIN_B, "y", components.get(0), "y", "y", components.get(1), "y")
                .run(arguments("--kcv", kcv));

        assertThat(loaded.out()).contains("KCV " + kcv + ", parity odd");
    }

    @Test
    void aKeyIsDeletedForGoodWhenThatIsConfirmed() {
        load(PIN_A, PIN_B, "y", FIRST, "y", "y", SECOND, "y");

        CommandRun no = loading("n").run("ditk", "delete", "--ea=7", "--officer=alice", "--officer=bob");
        CommandRun yes = loading("y", PIN_A, PIN_B).run("ditk", "delete", "--ea=7", "--officer=alice", "--officer=bob");
        CommandRun again = loading().run("ditk", "delete", "--ea=7", "--officer=alice", "--officer=bob");

        assertThat(no.err()).contains("not confirmed");
        assertThat(yes.out()).as(yes.err()).isEqualTo("Deleted the DITK for EA7, KCV " + KCV + ".\n");
        assertThat(again.err()).isEqualTo("ptoken: the module holds no DITK for EA7\n");
    }

    @Nested
    class Prove {

        @Test
        void showsBaseDateAndTimeAndWhatTheMeterMaySay() {
            load(PIN_A, PIN_B, "y", FIRST, "y", "y", SECOND, "y");

            CommandRun run = installation.surroundings().run("ditk", "prove", "--ea=7", "--drn=600727000000000009");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out())
                    .containsPattern("token +([0-9]{4} ){4}[0-9]{4}\n")
                    .contains(
                            "DITK          EA7, KCV " + KCV,
                            "base date     2014",
                            "time          2026-11-23T10:00:00Z, which makes its identifier",
                            "Old: it holds it too, and counts from another base date.");
        }

        @Test
        void reservesTheIdentifierForTheMeter() {
            load(PIN_A, PIN_B, "y", FIRST, "y", "y", SECOND, "y");

            installation.surroundings().run("ditk", "prove", "--ea=7", "--drn=600727000000000009");
            CommandRun second = installation.surroundings().run("ditk", "prove", "--ea=7", "--drn=600727000000000009");

            assertThat(second.out()).contains("time          2026-11-23T10:01:00Z, ");
        }

        @Test
        void needsAKey() {
            CommandRun run = installation.surroundings().run("ditk", "prove", "--ea=11");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("the module holds no DITK for EA 11");
        }

        @Test
        void takesAKeyThatIsTypedWithoutAnyInstallation() {
            CommandRun typed = new TestSurroundings()
                    .typing("y", FIRST, "y", "y", SECOND, "y")
                    .run("ditk", "prove", "--ea=7", "--components=2", "--json");

            assertThat(typed.exitCode()).as(typed.err()).isZero();
            assertThat(typed.err()).startsWith("Warning: the sample STA tables are used");
            assertThat(typed.out())
                    .contains("\"kcv\" : \"4CBE91\"", "\"bdt\" : 2014", "\"time\" : \"2026-11-23T10:00:00Z\"");
        }

        @Test
        void refusesBaseDatesThatHaveNoIdentifierForNow() {
            CommandRun past = new TestSurroundings()
                    .typing("7676767676767676", "y")
                    .run("ditk", "prove", "--ea=7", "--components=1", "--base-date=1993");
            CommandRun then = new TestSurroundings()
                    .typing("7676767676767676", "y")
                    .run(
                            "ditk",
                            "prove",
                            "--ea=7",
                            "--components=1",
                            "--base-date=1993",
                            "--time=2024-11-01T12:00:00Z");
            CommandRun inModule = installation.surroundings().run("ditk", "prove", "--ea=7", "--base-date=2035");
            CommandRun wrong = new TestSurroundings().run("ditk", "prove", "--ea=7", "--base-date=2000");

            assertThat(past.exitCode()).isEqualTo(1);
            assertThat(past.err())
                    .contains("TID: got '2026-11-23T10:00:00Z', expected a time from 1993-01-01T00:00:00Z");
            assertThat(then.out()).contains("base date     1993", "time          2024-11-01T12:00:00Z");
            assertThat(inModule.exitCode()).isEqualTo(1);
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).contains("--base-date", "1993, 2014 or 2035");
        }

        @Test
        void reservesNoIdentifierWithoutAnInstallation() {
            CommandRun run =
                    new TestSurroundings().run("ditk", "prove", "--ea=7", "--components=2", "--drn=600727000000000009");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--drn: identifiers are reserved in an installation");
        }
    }

    @Test
    void vendingModulesHoldNone(@TempDir Path other) {
        CommandRun run = TestInstallation.made(other).surroundings().run("ditk", "list");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("ptoken: ").contains("has no manufacturing firmware: it holds no DITKs");
    }
}
