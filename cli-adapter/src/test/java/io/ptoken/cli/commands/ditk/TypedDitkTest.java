package io.ptoken.cli.commands.ditk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DITKs that are typed at the terminal: split, combined, looked at. */
class TypedDitkTest {

    private static final String KEY = "7676767676767676";
    private static final String NOT_ODD = "7777777777777777";
    private static final String FIRST = "0000000076767676";
    private static final String SECOND = "7676767600000000";
    private static final String END = TestSurroundings.END;
    private static final String KCV = kcv();

    private final TestSurroundings surroundings = new TestSurroundings();

    private static String kcv() {
        CommandRun run = new TestSurroundings().typing(KEY, "y").run("ditk", "parity", "--ea=7");
        return fact(run, "KCV");
    }

    private static String fact(CommandRun run, String name) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith(name + "  "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.out() + run.err()))
                .substring(name.length())
                .strip();
    }

    @Nested
    class Combine {

        @Test
        void asksForTheKeyCheckValueThenForEachComponentAndShowsNoKey() {
            CommandRun run = surroundings
                    .typing(KCV, "y", FIRST, "y", "y", SECOND, "y")
                    .run("ditk", "combine", "--ea=7", "--components=2");

            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(fact(run, "KCV")).isEqualTo(KCV);
            assertThat(fact(run, "parity")).isEqualTo("odd");
            assertThat(fact(run, "parity adjusted")).isEqualTo("no");
            assertThat(run.out()).doesNotContain("7676");
        }

        @Test
        void givesEachCustodianAPageOfTheirOwnThatNeverShowsWhatTheyType() {
            surroundings
                    .typing("y", FIRST, "y", "y", SECOND, "y")
                    .run("ditk", "combine", "--ea=7", "--components=2", "--kcv", KCV);

            assertThat(surroundings.shownOnPages())
                    .contains(
                            "DITK component 1 of 2 for EA 07, 16 hex digits",
                            "DITK component 2 of 2 for EA 07, 16 hex digits",
                            "Check values: EA7: the first 3 bytes of 8 zero bytes encrypted by DES under it, parity bits"
                                    + " ignored.")
                    .noneMatch(line -> line.contains("7676"))
                    .filteredOn("(erased)"::equals)
                    .hasSize(2);
            assertThat(surroundings.askedOnPages())
                    .as("the next custodian comes when the page has gone")
                    .hasSize(4)
                    .noneMatch(question -> question.contains("alone at the screen"));
        }

        @Test
        void ofAnotherCheckValueIs78AndNamesThoseOfTheComponents() {
            CommandRun run = surroundings
                    .typing("y", FIRST, "y", "y", FIRST.replace('6', '7'), "y")
                    .run("ditk", "combine", "--ea=7", "--components=2", "--kcv", KCV);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("ptoken: 78 CHECK_DIGIT_ERROR: the key has the check value ")
                    .contains(", expected " + KCV + ". The components have the check values of their sheets, ");
        }

        @Test
        void mayBeTypedAgainWhenTheCheckValueOfAComponentIsNotThatOfTheSheet() {
            CommandRun run = surroundings
                    .typing("y", SECOND, "n", FIRST, "y", "y", SECOND, "y")
                    .run("ditk", "combine", "--ea=7", "--components=2", "--kcv", KCV);

            assertThat(run.exitCode()).isZero();
        }

        @Test
        void endsWith52WhenAComponentIsWrongThreeTimes() {
            CommandRun run = surroundings
                    .typing("y", SECOND, "n", SECOND, "n", SECOND, "n")
                    .run("ditk", "combine", "--ea=7", "--components=2", "--kcv", KCV);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).startsWith("ptoken: 52 KEYPAD_ENTRY_ERROR: component 1 was entered 3 times");
        }

        @ParameterizedTest
        @ValueSource(strings = {"767676767676767", "76767676767676767676767676767676", "hunter2hunter2.."})
        void endsWith52WhenWhatIsTypedIsNoComponentThreeTimesAndDoesNotRepeatIt(String typed) {
            CommandRun run = surroundings
                    .typing("y", typed, "y", typed, "y", typed)
                    .run("ditk", "combine", "--ea=7", "--components=2", "--kcv", KCV);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .startsWith("ptoken: 52 KEYPAD_ENTRY_ERROR: DITK component 1 of 2 for EA 07, 16 hex digits: ")
                    .doesNotContain(typed);
        }

        @Test
        void endsWith10AtTheEndOfTheInput() {
            for (List<String> typed : List.of(
                    List.of(END), List.of(KCV, END), List.of(KCV, "y", FIRST, END), List.of(KCV, "y", "1234", END))) {
                CommandRun run = new TestSurroundings()
                        .typing(typed.toArray(String[]::new))
                        .run("ditk", "combine", "--ea=7", "--components=2");

                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.err())
                        .as("typed " + typed)
                        .isEqualTo("ptoken: 10 KEYPAD_ENTRY_CANCELLED: the input ended. Nothing was stored\n");
            }
        }

        @Test
        void isRefusedBeforeAnythingIsTypedWhenTheCheckValueIsNone() {
            CommandRun run = surroundings.typing("12345").run("ditk", "combine", "--ea=7", "--components=2");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).isEqualTo("ptoken: KCV: got '12345', expected 6 hex digits\n");
        }

        @Test
        void endsWith10WhenACustodianStops() {
            CommandRun empty = surroundings
                    .typing("y", FIRST, "y", "y", "")
                    .run("ditk", "combine", "--ea=7", "--components=2", "--kcv", KCV);
            CommandRun notAlone = new TestSurroundings()
                    .typing("y", FIRST, "y", "n")
                    .run("ditk", "combine", "--ea=7", "--components=2", "--kcv", KCV);
            CommandRun ended = new TestSurroundings()
                    .typing("y")
                    .run("ditk", "combine", "--ea=11", "--components=2", "--kcv", KCV);

            assertThat(List.of(empty, notAlone, ended)).allSatisfy(run -> {
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.err()).startsWith("ptoken: 10 KEYPAD_ENTRY_CANCELLED: ");
            });
        }

        @Test
        void isRefusedWith53WithoutATerminal() {
            CommandRun run = surroundings
                    .withoutPages()
                    .typing("y", FIRST, "y")
                    .run("ditk", "combine", "--ea=7", "--components=2", "--kcv", KCV);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo(
                            "ptoken: 53 KEYPAD_NOT_FOUND: components are typed and read at a terminal alone, and input"
                                    + " or output is none. Nothing was done\n");
            assertThat(surroundings.shownOnPages()).isEmpty();
        }

        @Test
        void takesTwoPartsForEa11() {
            CommandRun run = surroundings
                    .typing("", "y", FIRST, KEY, "y", "y", SECOND, FIRST, "y")
                    .run("ditk", "combine", "--ea=11", "--components=2");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(surroundings.shownOnPages())
                    .contains("DITK component 2 of 2 for EA 11, 32 hex digits")
                    .anyMatch(line -> line.startsWith("Check values: EA11: KEY_LOAD_PROFILE, "));
        }
    }

    @Nested
    class Parity {

        @Test
        void ofTwoKeysThatDifferInItAloneIsToldApartAndTheCheckValueIsNot() {
            CommandRun odd = surroundings.typing(KEY, "y").run("ditk", "parity", "--ea=7");
            CommandRun not = new TestSurroundings().typing(NOT_ODD, "y").run("ditk", "parity", "--ea=7");

            assertThat(fact(odd, "parity")).isEqualTo("odd");
            assertThat(odd.err()).isEmpty();
            assertThat(fact(not, "parity")).isEqualTo("not odd");
            assertThat(not.err())
                    .startsWith("Warning: the DITK does not have odd parity. Its check value ignores the parity bits")
                    .contains("'ptoken ditk prove'");
            assertThat(fact(not, "KCV")).isEqualTo(fact(odd, "KCV"));
        }

        @Test
        void isThatOfTheKeyNotOfItsComponents() {
            CommandRun run = surroundings
                    .typing("y", FIRST, "y", "y", SECOND, "y")
                    .run("ditk", "parity", "--ea=7", "--components=2");

            assertThat(fact(run, "parity")).isEqualTo("odd");
        }

        @Test
        void ofEa11IsNone() {
            CommandRun run = surroundings.typing(KEY, NOT_ODD, "y").run("ditk", "parity", "--ea=11");

            assertThat(fact(run, "parity")).isEqualTo("none (keys of 128 bits have no parity)");
            assertThat(fact(run, "check values")).startsWith("EA11: KEY_LOAD_PROFILE, ");
            assertThat(run.err()).isEmpty();
        }
    }

    @Nested
    class Split {

        @Test
        void showsEachCustodianAComponentAndTheirXorIsTheKey() {
            CommandRun run = surroundings
                    .typing(KEY, "y", "y", "y", "y", "y", "y", "y")
                    .run("ditk", "split", "--ea=7", "--components=3");

            assertThat(run.err()).isEmpty();
            assertThat(fact(run, "KCV")).isEqualTo(KCV);
            assertThat(xor(parts())).isEqualTo(KEY);
            assertThat(parts())
                    .hasSize(3)
                    .allSatisfy(part -> assertThat(run.out() + run.err()).doesNotContain(part, part.substring(0, 4)));
        }

        @Test
        void showsTwoPartsForEa11() {
            CommandRun run = surroundings
                    .typing(KEY, NOT_ODD, "y", "y", "y", "y", "y")
                    .run("ditk", "split", "--ea=11", "--components=2");

            assertThat(run.exitCode()).as(run.err()).isZero();
            List<String> parts = parts();
            assertThat(parts).hasSize(4);
            assertThat(xor(List.of(parts.get(0), parts.get(2)))).isEqualTo(KEY);
            assertThat(xor(List.of(parts.get(1), parts.get(3)))).isEqualTo(NOT_ODD);
        }

        @Test
        void makesTheParityOddOnlyWhenItIsTold() {
            CommandRun asItIs = surroundings
                    .typing(NOT_ODD, "y", "y", "y", "y", "y")
                    .run("ditk", "split", "--ea=7", "--components=2");
            assertThat(xor(parts())).isEqualTo(NOT_ODD);
            assertThat(fact(asItIs, "parity")).isEqualTo("not odd");
            assertThat(asItIs.err()).startsWith("Warning: ");
        }

        @Test
        void saysThatItMadeTheParityOdd() {
            CommandRun run = surroundings
                    .typing(NOT_ODD, "y", "y", "y", "y", "y")
                    .run("ditk", "split", "--ea=7", "--components=2", "--odd-parity");

            assertThat(xor(parts())).isEqualTo(KEY);
            assertThat(fact(run, "parity")).isEqualTo("odd");
            assertThat(fact(run, "parity adjusted")).isEqualTo("yes: the key differs from the one entered");
            assertThat(run.err()).isEmpty();
        }

        @Test
        void hasNoParityToMakeForEa11() {
            CommandRun run = surroundings.run("ditk", "split", "--ea=11", "--components=2", "--odd-parity");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--odd-parity: keys of EA 11 have no parity");
        }

        private List<String> parts() {
            List<String> parts = new ArrayList<>();
            for (String line : surroundings.shownOnPages()) {
                if (line.startsWith("Component part ")) {
                    parts.add(line.substring("Component part 1".length()).replace(" ", ""));
                }
            }
            return parts;
        }

        private static String xor(List<String> parts) {
            byte[] sum = new byte[8];
            for (String part : parts) {
                byte[] bytes = HexFormat.of().parseHex(part);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] ^= bytes[i];
                }
            }
            return HexFormat.of().withUpperCase().formatHex(sum);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4"})
    void areSplitInTwoOrThreeComponents(String components) {
        CommandRun run = surroundings.run("ditk", "split", "--ea=7", "--components", components);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--components: got '" + components + "', expected 2 or 3");
    }

    @Test
    void areForEa7OrEa11() {
        CommandRun run = surroundings.run("ditk", "split", "--ea=9", "--components=2");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--ea: got '9', expected 7 or 11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--component", "--key", "--file", "--env"})
    void areTakenByNoOption(String option) {
        CommandRun run = surroundings.run("ditk", "combine", "--ea=7", "--components=2", option, FIRST);

        assertThat(run.exitCode()).isEqualTo(2);
    }
}
