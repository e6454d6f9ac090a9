package io.ptoken.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scan can fail: what it looks for is found wherever and however it is printed. */
class SecretScanTest {

    /** Put together here, so that no report of this test holds one whole. */
    private static final String KEY = "ab".repeat(8) + "94".repeat(8) + "01234567";

    @TempDir
    Path reports;

    @Test
    void findsNothingInOrdinaryOutput() throws IOException {
        write("TEST-a.xml", "<testsuite name=\"a\"><property name=\"p\" value=\"ABABABAB\"/></testsuite>");
        write("a-output.txt", "Tests run: 7\n600727000000000009 token 12345678901234567890\n$argon2id$ hash hidden\n");

        assertThat(scan()).isEmpty();
    }

    @Test
    void findsAKeyInAnyCaseAndGrouping() throws IOException {
        write("a.txt", "first line\nsecond line\nkey=" + KEY.toUpperCase(Locale.ROOT) + ".");
        write("b.txt", "key " + KEY.replaceAll("(....)", "$1 "));
        write("c.txt", "key " + KEY.replaceAll("(..)", "$1:"));
        write("d.txt", "one\n" + KEY.substring(0, 20) + "\n" + KEY.substring(20));

        assertThat(scan())
                .containsExactly(
                        "a.txt:3: 160-bit test key",
                        "b.txt:1: 160-bit test key",
                        "c.txt:1: 160-bit test key",
                        "d.txt:2: 160-bit test key");
    }

    @Test
    void findsAKeyPrintedAsAnArray() throws IOException {
        write("a.txt", "bytes " + Arrays.toString(HexFormat.of().parseHex(KEY)));

        assertThat(scan()).containsExactly("a.txt:1: 160-bit test key as an array");
    }

    @Test
    void findsAPasswordInTheNameOfATest() throws IOException {
        write(
                "below/TEST-b.xml",
                "<testcase name=\"signs in [1] " + "Correct" + " Horse battery\" classname=\"io.ptoken.X\"/>");

        assertThat(scan()).containsExactly("below/TEST-b.xml:1: password of test accounts");
    }

    @Test
    void findsSecretsThatHaveAForm() throws IOException {
        write("hash.txt", "was $argon2id$v=19$m=19456,t=2,p=1$" + "c2FsdHNhbHRzYWx0c2FsdA$" + "A".repeat(43));
        write("pem.txt", "-----BEGIN " + "PRIVATE KEY-----\n" + "M".repeat(64));

        assertThat(scan()).containsExactly("hash.txt:1: password hash", "pem.txt:1: private key");
    }

    @Test
    void findsEverySecretOnTheListThatIsText() throws IOException {
        for (Secret secret : TestSecrets.ALL) {
            String text = secret.pattern().pattern();
            if (text.startsWith("\\Q")) {
                write("t.txt", "..." + text.substring(2, text.length() - 2) + "...");

                assertThat(scan()).contains("t.txt:1: " + secret.name());
            }
        }
    }

    @Test
    void looksThroughFilesThatAreNoText() throws IOException {
        Files.write(reports.resolve("x.bin"), (KEY + "\u00ff").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(scan()).containsExactly("x.bin:1: 160-bit test key");
    }

    private void write(String name, String text) throws IOException {
        Path file = reports.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> scan() throws IOException {
        return new SecretScan(TestSecrets.ALL)
                .below(reports).stream()
                        .map(finding -> new SecretScan.Finding(
                                        reports.relativize(finding.file()), finding.line(), finding.secret())
                                .toString())
                        .toList();
    }
}
