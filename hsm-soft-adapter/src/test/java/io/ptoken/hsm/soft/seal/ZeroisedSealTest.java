package io.ptoken.hsm.soft.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.testing.KeptSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opens a sealed file, and what was in it, is gone from memory when it is closed. */
class ZeroisedSealTest {

    private static final byte[] CONTENT = "the content".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    private SealingSecret keyFile() throws IOException {
        Path key = folder.resolve("key");
        Files.writeString(key, "ab".repeat(32));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return SealingSecret.keyFile(key);
    }

    private static void assertZeroisedOnClose(AutoCloseable holder) throws Exception {
        KeptSecrets kept = KeptSecrets.of(holder);
        holder.close();
        kept.assertZeroised();
    }

    @Test
    void aPassphrase() throws Exception {
        char[] typed = "correct horse".toCharArray();
        assertZeroisedOnClose(SealingSecret.passphrase(typed));
        assertThat(typed).as("the caller's own, copied").containsExactly("correct horse".toCharArray());
        assertZeroisedOnClose(SealingSecret.environment("P", Map.of("P", "correct horse")));
    }

    @Test
    void aKeyOfAFile() throws Exception {
        assertZeroisedOnClose(keyFile());
    }

    @Test
    void theKeysMadeOfThem() throws Exception {
        assertZeroisedOnClose(SealingKeys.of(new byte[] {1, 2, 3}));
    }

    @Test
    void theKeysOfAnOpenFile() throws Exception {
        SealedFile file =
                SealedFile.create(folder.resolve("softsm.sealed"), keyFile(), Argon2Cost.LEAST, random, CONTENT);
        KeptSecrets kept = KeptSecrets.of(keysOf(file));
        file.close();
        kept.assertZeroised();
    }

    @Test
    void theContentOfAModuleInMemoryBeforeAndAfterAChange() throws Exception {
        MemoryFile file = new MemoryFile(CONTENT);
        KeptSecrets first = KeptSecrets.of(file);
        file.replace("another".getBytes(StandardCharsets.US_ASCII));
        first.assertZeroised();
        assertZeroisedOnClose(file);
        assertThat(CONTENT).as("the caller's own, copied").startsWith((byte) 't');
    }

    private static Object keysOf(SealedFile file) throws ReflectiveOperationException {
        var field = SealedFile.class.getDeclaredField("keys");
        field.setAccessible(true);
        return field.get(file);
    }
}
