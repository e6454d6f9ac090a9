package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.INPUT_OUTPUT;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.UNFIT_SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.soft.seal.SealedFileException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingSecretTest {

    private static final String HEX = "00112233445566778899aabbccddeeff".repeat(2);

    @TempDir
    private Path folder;

    private Path keyFile(byte[] content, String permissions) throws IOException {
        Path file = Files.write(folder.resolve("key"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Path keyFile(String content) throws IOException {
        return keyFile(content.getBytes(StandardCharsets.US_ASCII), "rw-------");
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        SealedFileException refusal = catchThrowableOfType(SealedFileException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        // Longer pieces of the key: a message names the file, whose random path may well hold four of its digits.
        assertThat(refusal.getMessage())
                .doesNotContain("22334455")
                .doesNotContain("aabbccdd")
                .doesNotContain("hunter");
    }

    @Test
    void readsAKeyInHexAndInBytes() throws IOException {
        byte[] inHex = SealingSecret.keyFile(keyFile(HEX)).bytes();
        assertThat(inHex).hasSize(32).startsWith(0x00, 0x11, 0x22, 0x33);
        assertThat(SealingSecret.keyFile(keyFile(HEX.toUpperCase(Locale.ROOT) + "\r\n"))
                        .bytes())
                .isEqualTo(inHex);
        assertThat(SealingSecret.keyFile(keyFile(inHex, "r--------")).bytes()).isEqualTo(inHex);
    }

    @Test
    void refusesKeyFilesOfAnotherForm() throws IOException {
        for (String content :
                new String[] {"", HEX.substring(1), HEX + "0", HEX + "\n\n\n", HEX.replace('0', 'g'), " " + HEX}) {
            Path file = keyFile(content);
            assertRefused(UNFIT_SECRET, () -> SealingSecret.keyFile(file));
        }
    }

    @Test
    void refusesADirectoryForWhatItIs() {
        assertThatThrownBy(() -> SealingSecret.keyFile(folder))
                .hasMessage("the key file " + folder + " is a directory, expected a file");
    }

    @Test
    void refusesKeyFilesThatOthersMayTouch() throws IOException {
        for (String permissions : new String[] {"rw-r-----", "rw-----w-", "rw------x"}) {
            Path file = keyFile(HEX.getBytes(StandardCharsets.US_ASCII), permissions);
            assertRefused(UNFIT_SECRET, () -> SealingSecret.keyFile(file));
        }
    }

    @Test
    void saysWhenAKeyFileCannotBeRead() {
        Path none = folder.resolve("none");
        assertRefused(INPUT_OUTPUT, () -> SealingSecret.keyFile(none));
        assertThatThrownBy(() -> SealingSecret.keyFile(none))
                .hasMessage("cannot read the key file " + none + ": there is no such file");
    }

    @Test
    void takesAPassphraseFromTheEnvironment() {
        Map<String, String> environment = Map.of("PTOKEN_SM_PASSPHRASE", "hunter gatherer", "EMPTY", "");
        assertThat(SealingSecret.environment("PTOKEN_SM_PASSPHRASE", environment)
                        .bytes())
                .isEqualTo("hunter gatherer".getBytes(StandardCharsets.UTF_8));
        assertRefused(UNFIT_SECRET, () -> SealingSecret.environment("OTHER", environment));
        assertRefused(UNFIT_SECRET, () -> SealingSecret.environment("EMPTY", environment));
    }

    @Test
    void encodesPassphrasesInUtf8() {
        assertThat(SealingSecret.passphrase("schlüssel €𝄞".toCharArray()).bytes())
                .isEqualTo("schlüssel €𝄞".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesPassphrasesOfImpossibleLengthOrForm() {
        assertRefused(UNFIT_SECRET, () -> SealingSecret.passphrase(new char[0]));
        assertRefused(UNFIT_SECRET, () -> SealingSecret.passphrase(new char[1_025]));
        assertRefused(UNFIT_SECRET, () -> SealingSecret.passphrase(new char[] {'a', '\uD834'}));
    }

    @Test
    void leavesTheCallersPassphraseAloneAndZeroisesItsOwn() {
        char[] mine = "hunter gatherer".toCharArray();
        SealingSecret secret = SealingSecret.passphrase(mine);
        byte[] inside = secret.bytes();
        secret.close();
        assertThat(inside).containsOnly(0);
        assertThat(mine).isEqualTo("hunter gatherer".toCharArray());
    }

    @Test
    void doesNotShowItself() {
        assertThat(SealingSecret.passphrase("hunter gatherer".toCharArray())).hasToString("SealingSecret[PASSPHRASE]");
    }

    @Test
    void keysOfAFileAreZeroisedOnClose() {
        SealingKeys keys = SealingKeys.of(new byte[32]);
        byte[] check = keys.check(new byte[4]);
        keys.close();
        byte[] underZeros = Arrays.copyOf(Digests.hmac(new byte[32], new byte[4]), SealHeader.KEY_CHECK_LENGTH);
        assertThat(check).isNotEqualTo(underZeros);
        assertThat(keys.check(new byte[4])).isEqualTo(underZeros);
    }

    @Test
    void theContentKeyOfAFileIsZeroisedOnClose() {
        byte[] nonce = new byte[SealHeader.NONCE_LENGTH];
        byte[] content = new byte[16];
        SealingKeys some = SealingKeys.of(new byte[32]);
        SealingKeys others = SealingKeys.of(new byte[] {1});
        assertThat(some.encrypt(nonce, new byte[1], content)).isNotEqualTo(others.encrypt(nonce, new byte[1], content));
        some.close();
        others.close();
        assertThat(some.encrypt(nonce, new byte[1], content)).isEqualTo(others.encrypt(nonce, new byte[1], content));
    }
}
