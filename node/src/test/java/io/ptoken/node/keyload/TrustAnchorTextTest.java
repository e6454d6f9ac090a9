package io.ptoken.node.keyload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.text.Ident;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.sts.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustAnchorTextTest {

    private static final TrustAnchor FIRST = anchor("ROOT-1");
    private static final TrustAnchor SECOND = anchor("ROOT-2");

    @TempDir
    Path directory;

    private static TrustAnchor anchor(String name) {
        try (TrustAnchorKey key = TrustAnchorKey.create(new Ident(name), new SecureRandom())) {
            return key.anchor();
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("anchors.txt"), content);
    }

    @Test
    void isNameAndPointOnALine() {
        String line = TrustAnchorText.format(FIRST);

        assertThat(line).matches("ROOT-1 04[0-9A-F]{192}");
        assertThat(TrustAnchorText.parse(line)).isEqualTo(FIRST);
    }

    @Test
    void mayHaveMoreBlanksAndLowerCaseDigits() {
        assertThat(TrustAnchorText.parse(
                        "  ROOT-1 \t " + FIRST.signingKey().hex().toLowerCase(Locale.ROOT) + " "))
                .isEqualTo(FIRST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROOT-1 | trust anchor: got '1 words', expected a name and a point",
                "ROOT-1 04 05 | trust anchor: got '3 words', expected a name and a point",
                "ROOT-1 04AB | point of the trust anchor ROOT-1: got '4 characters', expected 194 hex digits",
                "-ROOT 04AB | IDENT: got '-ROOT', expected 1-40 letters, digits or _-., after a letter or digit",
            })
    void saysWhatIsWrongWithALine(String line, String message) {
        assertThatThrownBy(() -> TrustAnchorText.parse(line))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    @Test
    void refusesDigitsThatAreNoPoint() {
        String digits = "04" + "AB".repeat(96);

        assertThatThrownBy(() -> TrustAnchorText.parse("ROOT-1 " + digits))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("signing key of the trust anchor ROOT-1: got '97 bytes that are none',"
                        + " expected a point of P-384, uncompressed");
        assertThatThrownBy(() -> TrustAnchorText.parse("ROOT-1 " + "X".repeat(194)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("point of the trust anchor ROOT-1: got '194 characters', expected 194 hex digits");
    }

    @Test
    void fileHasCommentsEmptyLinesAndAnyLineEnd() throws IOException {
        Path file =
                file("# ours\r\n" + TrustAnchorText.format(FIRST) + "\r\n\r\n  \n" + TrustAnchorText.format(SECOND));

        assertThat(TrustAnchorText.read(file)).isEqualTo(List.of(FIRST, SECOND));
        assertThat(TrustAnchorText.read(file("# nothing\n"))).isEmpty();
    }

    @Test
    void fileIsRefusedWithTheLineThatIsNone() throws IOException {
        Path file = file("# ours\n" + TrustAnchorText.format(FIRST) + "\nROOT-2\n");

        assertThatThrownBy(() -> TrustAnchorText.read(file))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(file + ", line 3: trust anchor: got '1 words', expected a name and a point");
    }

    @Test
    void fileNamesEachAnchorOnce() throws IOException {
        Path file = file((TrustAnchorText.format(FIRST) + "\n").repeat(2));

        assertThatThrownBy(() -> TrustAnchorText.read(file))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(file + ", line 2: the trust anchor ROOT-1 stands there twice");
    }

    @Test
    void fileHasALimit() throws IOException {
        Path file = file("#".repeat(65_537));

        assertThatThrownBy(() -> TrustAnchorText.read(file))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(file + " is too long for trust anchors (at most 65536 bytes)");
    }
}
