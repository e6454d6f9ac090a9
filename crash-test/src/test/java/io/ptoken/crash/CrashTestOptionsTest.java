package io.ptoken.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that make no sense are refused before anything is started. */
class CrashTestOptionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--runs=-1                                                          | must be 0 or more",
                "--fault-runs=-1                                                    | must be 0 or more",
                "--power-loss-runs=-1                                               | must be 0 or more",
                "--key-load-runs=-1                                                 | must be 0 or more",
                "--restore-runs=-1                                                  | must be 0 or more",
                "--restore-waits=-1                                                 | must be 0 or more",
                "--small-limit-runs=-1                                              | must be 0 or more",
                "--clients=0                                                        | --clients 1-256",
                "--fault=fire                                                       | got 'fire', expected kill",
                "--store=mysql                                                      | got 'mysql', expected sqlite or",
                "--store=postgres --fault=kill                                      | belong together",
                "--store-url=jdbc:postgresql://h/d --fault=kill                     | belong together",
                "--store=postgres --store-url=jdbc:postgresql://h/d --fault=fsync   | say --fault kill",
            })
    void areRefused(String arguments, String text) {
        StringWriter out = new StringWriter();

        int exitCode = CrashTest.run(new PrintWriter(out, true), arguments.split(" "));

        assertThat(exitCode).isEqualTo(2);
        assertThat(out.toString()).contains(text);
    }
}
