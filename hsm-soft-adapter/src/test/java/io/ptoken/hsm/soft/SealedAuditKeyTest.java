package io.ptoken.hsm.soft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.hsm.soft.auditkey.SealedAuditKey;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealedFileException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedAuditKeyTest {

    private static final byte[] TEXT = "head".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("audit-key.sealed");
        SealedAuditKey.create(file, random);
    }

    @Test
    void whatItSignsItsPublicHalfVerifies() throws GeneralSecurityException {
        SealedAuditKey key = SealedAuditKey.read(file, random);

        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key.publicHalf())));
        check.update(TEXT);
        assertThat(check.verify(key.sign(TEXT))).isTrue();
    }

    @Test
    void itIsTheSameWheneverItIsRead() {
        assertThat(SealedAuditKey.read(file, random).sign(TEXT))
                .isEqualTo(SealedAuditKey.read(file, random).sign(TEXT));
    }

    @Test
    void itIsNotOverwritten() {
        refused(Reason.EXISTS, () -> SealedAuditKey.create(file, random));
    }

    @Test
    void whatWasAlteredCutOrTakenAwayIsNotRead() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] altered = bytes.clone();
        altered[bytes.length - 20] ^= 1;
        Files.write(file, altered);
        refused(Reason.DAMAGED, () -> SealedAuditKey.read(file, random));

        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        refused(Reason.DAMAGED, () -> SealedAuditKey.read(file, random));

        Files.write(file, bytes);
        Files.delete(folder.resolve("audit-key.sealed.key"));
        refused(Reason.MISSING, () -> SealedAuditKey.read(file, random));
    }

    private static void refused(Reason reason, ThrowingCallable read) {
        assertThatExceptionOfType(SealedFileException.class)
                .isThrownBy(read)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
