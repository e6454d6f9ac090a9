package io.ptoken.hsm.soft.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.hsm.soft.seal.SealedFileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealCheckTest {

    private static final Argon2Cost CHEAP = Argon2Cost.LEAST;
    private static final String PASSPHRASE = "grüne Wiese, 12 Kühe";
    private static final String KEY = "5A".repeat(32);

    @TempDir
    Path folder;

    private Path sealed(SealingSecret secret) {
        Path path = folder.resolve("module.sealed");
        try (secret) {
            SealedFile.create(path, secret, CHEAP, new SecureRandom(), new byte[] {1, 2, 3})
                    .close();
        }
        return path;
    }

    private Path underAPassphrase() {
        return sealed(SealingSecret.passphrase(PASSPHRASE.toCharArray()));
    }

    private Path underAKey() {
        return sealed(SealingSecret.key(KEY.toCharArray()));
    }

    @Test
    void thePassphraseOpensAndNoOtherDoes() {
        Path file = underAPassphrase();

        assertThat(SealCheck.opens(file, PASSPHRASE.toCharArray())).isTrue();
        assertThat(SealCheck.opens(file, (PASSPHRASE + " ").toCharArray())).isFalse();
        assertThat(SealCheck.opens(file, KEY.toCharArray())).isFalse();
        assertThat(SealCheck.opens(file, new char[0])).isFalse();
    }

    @Test
    void theKeyOpensInDigitsOfEitherCase() {
        Path file = underAKey();

        assertThat(SealCheck.opens(file, KEY.toCharArray())).isTrue();
        assertThat(SealCheck.opens(file, KEY.toLowerCase(Locale.ROOT).toCharArray()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5A5A", "a passphrase of somebody", "\u0661", "5G5A"})
    void anythingElseDoesNotOpenAKeysFile(String typed) {
        Path file = underAKey();

        assertThat(SealCheck.opens(file, typed.toCharArray())).isFalse();
        assertThat(SealCheck.opens(file, ("5B" + KEY.substring(2)).toCharArray()))
                .isFalse();
        assertThat(SealCheck.opens(file, ("5G" + KEY.substring(2)).toCharArray()))
                .isFalse();
    }

    @Test
    void aFileThatIsOpenIsLookedAtAndNotChanged() throws IOException {
        Path file = underAKey();
        byte[] before = Files.readAllBytes(file);
        try (SealingSecret secret = SealingSecret.key(KEY.toCharArray());
                SealedFile open =
                        SealedFile.open(file, secret, new SecureRandom()).file()) {
            assertThat(SealCheck.opens(file, KEY.toCharArray())).isTrue();
            assertThat(SealCheck.opens(file, ("5B" + KEY.substring(2)).toCharArray()))
                    .isFalse();
            open.replace(new byte[] {4});
            assertThat(SealCheck.opens(file, KEY.toCharArray())).isTrue();
        }
        assertThat(Files.readAllBytes(file)).isNotEqualTo(before);
    }

    @Test
    void aFileThatIsNoneIsSaidToBe() throws IOException {
        assertThatExceptionOfType(SealedFileException.class)
                .isThrownBy(() -> SealCheck.opens(folder.resolve("missing"), KEY.toCharArray()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.MISSING));
        Path file = Files.writeString(folder.resolve("other"), "no sealed file");
        assertThatExceptionOfType(SealedFileException.class)
                .isThrownBy(() -> SealCheck.opens(file, KEY.toCharArray()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.DAMAGED));
    }

    @Test
    void aSecretIsTypedAsItWasMade() {
        try (SealingSecret passphrase = SealingSecret.passphrase(PASSPHRASE.toCharArray());
                SealingSecret key = SealingSecret.key(KEY.toCharArray())) {
            assertThat(new String(passphrase.typed())).isEqualTo(PASSPHRASE);
            assertThat(new String(key.typed())).isEqualToIgnoringCase(KEY);
        }
    }
}
