package io.ptoken.cli.commands.vk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VkLoadUsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--krn=1                      | Missing required option: '--sgc=SGC'",
                "--sgc=1                      | Missing required option: '--krn=KRN'",
                "--sgc=1000000 --krn=1        | option '--sgc': got '1000000', expected 0-999999",
                "--sgc=x --krn=1              | character 1 of 'x' is 'x', expected digits 0-9",
                "--sgc=1 --krn=10             | option '--krn': got '10', expected 1-9",
                "--sgc=1 --krn=1 --kt=4       | option '--kt': got '4', expected 0-3",
                "--sgc=1 --krn=1 --ken=256    | option '--ken': got '256', expected 0-255",
                "--sgc=1 --krn=1 --bdt=2015   | option '--bdt': got '2015', expected 1993, 2014 or 2035",
                "--sgc=1 --krn=1 --dkga=5     | --dkga",
                "--sgc=1 --krn=1 --act=today  | expected a date as 2031-12-31 or a time as 2031-12-31T23:59:59Z",
                "--sgc=1 --krn=1 --act=2031-01-01 --iut=2031-01-01 | --act, --exp and --iut: ACT: got"
                        + " '2031-01-01T00:00:00Z', expected a time before IUT 2031-01-01T00:00:00Z",
                "--sgc=1 --krn=1 --act=2031-01-01 --exp=2030-12-31 --iut=2032-01-01 | --act, --exp and --iut: EXP: got"
                        + " '2030-12-31T00:00:00Z', expected a time not before ACT 2031-01-01T00:00:00Z",
                "--sgc=1 --krn=1 --ulm=1      | option '--ulm': got '1', expected 8 hex digits",
                "--sgc=1 --krn=1 --sbm=1      | option '--sbm': got '1', expected 4 hex digits",
                "--sgc=1 --krn=1 --kcv=1      | option '--kcv': got '1', expected 6 hex digits",
                "--sgc=1 --krn=1 --register=0 | option '--register': got '0', expected 1-999",
                "--sgc=1 --krn=1 --components=0 | --components: got '0', expected 1-3",
            })
    void refusesAWrongAttributeAsAUsageErrorBeforeAskingForAnything(String options, String message) {
        String[] arguments = ("vk load " + options).split(" ");

        CommandRun run = new TestSurroundings().run(arguments);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }
}
