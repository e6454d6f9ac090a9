package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.commands.token.TokenBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation that an earlier release made, with the value that its {@code init} wrote into every file. */
class CurrencyUpgradeTest {

    private static final String NEW_DEFAULT = "currencyScale: NOT_CHOSEN";
    private static final String OLD_DEFAULT = "currencyScale: ASSUMED_HUNDRED_THOUSANDTHS";
    private static final String OLD_MEANING = "currencyScale: HUNDRED_THOUSANDTHS";
    private static final String REFUSED =
            "ptoken: EService.Disabled: Feature disabled: currency credit: choose assumptions.currencyScale\n";

    @TempDir
    Path directory;

    private TestInstallation installation;

    @BeforeEach
    void makeAnInstallation() {
        installation = TestInstallation.made(directory);
        assertThat(installation.loadKey("--sgc", "123457", "--krn", "1").exitCode())
                .isZero();
    }

    @Test
    void thatSoldCurrencySaysAtTheStartAndInANoticeWhichLineKeepsTheOldMeaning() throws IOException {
        replace(NEW_DEFAULT, OLD_MEANING);
        assertThat(sell("4").exitCode()).isZero();
        replace(OLD_MEANING, OLD_DEFAULT);

        CommandRun served = serve();

        assertThat(served.exitCode()).isZero();
        assertThat(served.out())
                .containsPattern(
                        "currency credit +not sold: 'currencyScale: HUNDRED_THOUSANDTHS' under 'assumptions' in "
                                + "ptoken.yaml keeps what it meant until now\n");
        assertThat(installation.surroundings().run("notices").out())
                .contains("Currency credit is not sold")
                .contains("'currencyScale: HUNDRED_THOUSANDTHS' under 'assumptions' in ptoken.yaml");
        assertThat(sell("4").err()).isEqualTo(REFUSED);
        assertThat(sell("0").exitCode()).isZero();
    }

    @Test
    void sellsAsBeforeWithThatLine() throws IOException {
        replace(NEW_DEFAULT, OLD_MEANING);
        assertThat(sell("4").exitCode()).isZero();

        assertThat(sell("4").out()).contains("10.00024");
        assertThat(serve().out()).doesNotContain("currency credit");
        assertThat(installation.surroundings().run("notices").out()).doesNotContain("Currency credit");
    }

    @Test
    void thatNeverSoldCurrencyHearsNothingOfIt() throws IOException {
        replace(NEW_DEFAULT, OLD_DEFAULT);
        assertThat(sell("0").exitCode()).isZero();

        assertThat(serve().out()).doesNotContain("currency credit");
        assertThat(installation.surroundings().run("notices").out()).doesNotContain("Currency credit");
        assertThat(sell("5").err()).isEqualTo(REFUSED);
    }

    private CommandRun sell(String subclass) {
        List<String> arguments = new ArrayList<>(List.of("token", "credit"));
        arguments.addAll(TokenBench.METER);
        String unit = subclass.equals("0") ? "hWh" : "0.00001";
        arguments.addAll(List.of("--amount", "1000000", "--unit", unit, "--subclass", subclass));
        return installation.surroundings().run(arguments.toArray(String[]::new));
    }

    private CommandRun serve() {
        return installation
                .surroundings()
                .run("serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web");
    }

    private void replace(String line, String other) throws IOException {
        Path file = installation.data().resolve("ptoken.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(line);
        Files.writeString(file, text.replace(line, other));
    }
}
