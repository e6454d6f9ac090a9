package io.ptoken.cli.commands.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person can type wrongly; there is no installation here, so that nothing can be opened or sold before it is said. */
class TokenCreditUsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 10kWh | Invalid value for option '--amount': got '10kWh', expected the number alone: --amount 10 --unit kWh",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount ten --unit kWh | Invalid value for option '--amount': character 1 of 'ten' is 't', expected digits 0-9 with at most one decimal point",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 1e3 --unit kWh | Invalid value for option '--amount': character 2 of '1e3' is 'e', expected digits 0-9 with at most one decimal point",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 1E+999999999 --unit kWh | Invalid value for option '--amount': character 2 of '1E+999999999' is 'E', expected digits 0-9 with at most one decimal point",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount=-1 --unit kWh | Invalid value for option '--amount': character 1 of '-1' is '-', expected digits 0-9 with at most one decimal point",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 10,5 --unit kWh | Invalid value for option '--amount': got '10,5', expected a point before the decimals and nothing between the thousands, as 1234.5; a comma is read in two ways",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 0 --unit kWh | --amount: got '0', expected more than 0",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 0.00 --unit kWh | --amount: got '0.00', expected more than 0",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 0 | --amount: got '0', expected more than 0",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 100 | --amount needs a --unit. 100.0 kWh: --amount 100 --unit kWh; 100 hWh (10.0 kWh): --amount 100 --unit hWh",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 10.5 | --amount needs a --unit. 10.5 kWh: --amount 10.5 --unit kWh; 10.5 hWh: no token carries it",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 10 --subclass 1 | --amount needs a --unit. 10.0 m3: --amount 10 --unit m3; 10 x 0.1 m3 (1.0 m3): --amount 10 --unit 0.1m3",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 10 --subclass 3 | --amount needs a --unit. 10.0 min: --amount 10 --unit min; 10 x 0.1 min (1.0 min): --amount 10 --unit 0.1min",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 10 --subclass 4 | --amount needs a --unit. 10.00 of the currency: --amount 10 --unit currency; 10 x 0.00001 of the currency (0.0001 of the currency): --amount 10 --unit 0.00001",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 10 --unit m3 | --unit m3 does not go with --subclass 0, expected kWh or hWh",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 10 --unit kWh --subclass 7 | --unit kWh does not go with --subclass 7, expected currency or 0.00001",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 10 --unit Wh | Invalid value for option '--unit': got 'Wh', expected kWh, hWh, m3, 0.1m3, min, 0.1min, currency or 0.00001",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 10 --unit kWh --subclass 8 | Invalid value for option '--subclass': got '8', expected 0-7",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 10.25 --unit kWh | --amount 10.25 has more decimals than a token carries; the nearest are 10.2 kWh and 10.3 kWh",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 10.5 --unit hWh | --amount 10.5 has more decimals than a token carries; the nearest are 10 hWh and 11 hWh",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 2000.05 --unit kWh | --amount 2000.05 has more decimals than a token carries; the nearest are 1999.4 kWh and 2000.4 kWh",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 1638.35 --unit kWh | --amount 1638.35 has more decimals than a token carries; the nearest are 1638.3 kWh and 1638.4 kWh",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 0.05 --unit kWh | --amount 0.05 has more decimals than a token carries; the least is 0.1 kWh",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 1.25 --unit m3 --subclass 2 | --amount 1.25 has more decimals than a token carries; the nearest are 1.2 m3 and 1.3 m3",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 10.000005 --unit currency --subclass 4 | --amount 10.000005 has more decimals than a token carries; the nearest are 9.99924 of the currency and 10.00024 of the currency",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --amount 1820162.5 --unit kWh | --amount 1820162.5 is more than a token carries; the most is 1820162.4 kWh",
                "--drn 600727000000000009 --sgc town --krn 1 --amount 1 --unit kWh | Invalid value for option '--sgc': character 1 of 'town' is 't', expected digits 0-9",
                "--drn 600727000000000009 --sgc \uFF11\uFF12\uFF13\uFF14\uFF15\uFF17 --krn 1 --amount 1 --unit kWh | Invalid value for option '--sgc': character 1 of '\uFF11\uFF12\uFF13\uFF14\uFF15\uFF17' is U+FF11 (FULLWIDTH DIGIT ONE), expected digits 0-9",
                "--drn 60072700000000000\u0669 --sgc 123457 --krn 1 --amount 1 --unit kWh | Invalid value for option '--drn': character 18 of '60072700000000000\u0669' is U+0669 (ARABIC-INDIC DIGIT NINE), expected digits 0-9",
                "--drn 600727000000000009 --sgc 123457 --krn 1 --doe 26x0 --amount 1 --unit kWh | Invalid value for option '--doe': character 3 of '26x0' is 'x', expected digits 0-9",
                "--id-record ;6007x? --amount 1 --unit kWh | Invalid value for option '--id-record': character 6 of ';6007x?' is 'x', expected digits 0-9 and '=', as in an IDRecord or Record2",
            })
    void isRefusedBeforeAnythingIsOpened(String arguments, String message) {
        CommandRun run = new TestSurroundings().run(("token credit " + arguments).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("ptoken: " + message + "\n").endsWith("Try 'ptoken token credit --help'.\n");
        assertThat(run.out()).isEmpty();
    }
}
