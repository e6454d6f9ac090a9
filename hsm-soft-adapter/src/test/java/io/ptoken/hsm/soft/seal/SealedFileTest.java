package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.DAMAGED;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.EXISTS;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.INPUT_OUTPUT;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.IN_USE;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.MISSING;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.UNFIT_SECRET;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.UNKNOWN_VERSION;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.WRONG_SECRET;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.soft.seal.SealedFileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTest {

    private static final byte[] FIRST = bytes("first content");
    private static final byte[] SECOND = bytes("second, and longer, content");

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    private Path path;
    private SealingSecret secret;

    @BeforeEach
    void chooseNames() throws IOException {
        path = folder.resolve("softsm.sealed");
        secret = keyFile("key", "ab");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private SealingSecret keyFile(String name, String twoDigits) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, twoDigits.repeat(32));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return SealingSecret.keyFile(file);
    }

    private SealedFile create(byte[] content) {
        return SealedFile.create(path, secret, Argon2Cost.LEAST, random, content);
    }

    private byte[] content() {
        SealedFile.Opened opened = SealedFile.open(path, secret, random);
        opened.file().close();
        return opened.content();
    }

    private void assertRefused(Reason reason, ThrowingCallable call) {
        SealedFileException refusal = catchThrowableOfType(SealedFileException.class, call);
        assertThat(refusal).as("a refusal because of %s", reason).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    @Test
    void givesBackWhatWasSealed() {
        create(FIRST).close();
        assertThat(content()).isEqualTo(FIRST);
    }

    @Test
    void sealsAnEmptyContent() {
        create(new byte[0]).close();
        assertThat(content()).isEmpty();
    }

    @Test
    void givesBackTheLastContent() {
        try (SealedFile file = create(FIRST)) {
            file.replace(SECOND);
            file.replace(FIRST);
            file.replace(SECOND);
        }
        assertThat(content()).isEqualTo(SECOND);
    }

    @Test
    void showsNothingOfItsContent() throws IOException {
        create(FIRST).close();
        assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                .startsWith("PTSOFTSM")
                .doesNotContain("content");
    }

    @Test
    void neverUsesANonceTwice() throws IOException {
        try (SealedFile file = create(FIRST)) {
            byte[] before = Files.readAllBytes(path);
            file.replace(FIRST);
            assertThat(Arrays.copyOfRange(Files.readAllBytes(path), 36, 48))
                    .isNotEqualTo(Arrays.copyOfRange(before, 36, 48));
        }
    }

    @Test
    void belongsToItsOwnerAlone() throws IOException {
        try (SealedFile file = create(FIRST)) {
            file.replace(SECOND);
            for (Path written : new Path[] {path, ExclusiveUse.lockFileOf(path)}) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void refusesToWorkOnceClosed() {
        SealedFile file = create(FIRST);
        file.close();
        file.close();
        assertThatThrownBy(() -> file.replace(SECOND)).isInstanceOf(IllegalStateException.class);
        assertThat(content()).isEqualTo(FIRST);
    }

    @Test
    void refusesAContentBeyondItsLimit() {
        try (SealedFile file = create(FIRST)) {
            assertThatThrownBy(() -> file.replace(new byte[SealHeader.MAX_CONTENT + 1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(content()).isEqualTo(FIRST);
    }

    /** Files of format version 1, made once by this code: a later release must still open them. */
    @Nested
    class Version1 {

        private byte[] openingOf(String... hex) throws IOException {
            Files.write(path, HexFormat.of().parseHex(String.join("", hex)));
            return content();
        }

        @Test
        void underAPassphraseOpens() throws IOException {
            secret = SealingSecret.passphrase("correct horse battery".toCharArray());
            assertThat(openingOf(
                            "5054534f4654534d0001010100004c0000000002bea1e09cd8e29aacb8fe51742f81a2ef",
                            "03f9d0b399793abf69f86d7b000000062bcb55828d62b6cc510ad49f2800c608cdb4079bc0f78771",
                            "7f1eeed74fa29fab2a50e3f312df778fac574ba33f8c"))
                    .isEqualTo(bytes("golden"));
        }

        @Test
        void underAKeyOpens() throws IOException {
            assertThat(openingOf(
                            "5054534f4654534d0001020000000000000000008c58fa9a30c654eb58e7c199d936e59e",
                            "572e20bcde91ac5ec5860c0000000006d1041678f55a3c088a4c5afff1a09938a31ee52866da997a",
                            "e5e152af8fbd24101d2342f65661cc12ab575438f59a"))
                    .isEqualTo(bytes("golden"));
        }
    }

    @Nested
    class WhichFile {

        @Test
        void isNeverCreatedByOpening() {
            assertRefused(MISSING, () -> content());
            assertThat(folder.toFile().list()).containsExactly("key");
        }

        @Test
        void isNeverOverwrittenByCreating() {
            create(FIRST).close();
            assertRefused(EXISTS, () -> create(SECOND));
            assertThat(content()).isEqualTo(FIRST);
        }

        @Test
        void needsAFolder() {
            path = folder.resolve("no").resolve("softsm.sealed");
            assertRefused(INPUT_OUTPUT, () -> create(FIRST));
        }

        @Test
        void isReplacedBehindALink() throws IOException {
            create(FIRST).close();
            Path link = Files.createSymbolicLink(folder.resolve("link"), path);
            SealedFile.Opened opened = SealedFile.open(link, secret, random);
            opened.file().replace(SECOND);
            opened.file().close();
            assertThat(link).isSymbolicLink();
            assertThat(content()).isEqualTo(SECOND);
        }
    }

    @Nested
    class InUse {

        @Test
        void isOpenOnlyOnceInAProcess() {
            try (SealedFile file = create(FIRST)) {
                assertRefused(IN_USE, () -> content());
                file.replace(SECOND);
            }
            assertThat(content()).isEqualTo(SECOND);
        }

        @Test
        void isOpenInOneProcessOnly() throws Exception {
            try (SealedFile file = create(FIRST)) {
                assertThat(openedElsewhere()).isEqualTo("IN_USE");
                assertThat(file).hasToString("SealedFile[" + path + "]");
            }
            assertThat(openedElsewhere()).isEqualTo("opened");
        }

        private String openedElsewhere() throws Exception {
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherProcess.class.getName(),
                            path.toString(),
                            folder.resolve("key").toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(other.waitFor()).isZero();
            return output;
        }

        @Test
        void isFreeAgainAfterAFailedAttempt() throws IOException {
            create(FIRST).close();
            assertRefused(WRONG_SECRET, () -> SealedFile.open(path, keyFile("other", "cd"), random));
            assertThat(content()).isEqualTo(FIRST);
        }
    }

    @Nested
    class Secrets {

        @Test
        void anotherKeyIsTold() throws IOException {
            create(FIRST).close();
            secret = keyFile("other", "cd");
            assertRefused(WRONG_SECRET, () -> content());
        }

        @Test
        void aPassphraseOpensWhatItSealed() {
            secret = SealingSecret.passphrase("correct horse battery".toCharArray());
            create(FIRST).close();
            secret = SealingSecret.passphrase("correct horse battery".toCharArray());
            assertThat(content()).isEqualTo(FIRST);
        }

        @Test
        void anotherPassphraseIsTold() {
            secret = SealingSecret.passphrase("correct horse battery".toCharArray());
            create(FIRST).close();
            secret = SealingSecret.passphrase("correct horse battery ".toCharArray());
            assertRefused(WRONG_SECRET, () -> content());
        }

        @Test
        void aPassphraseDoesNotOpenAFileUnderAKeyNorTheOtherWay() {
            SealingSecret key = secret;
            SealingSecret passphrase = SealingSecret.passphrase("correct horse battery".toCharArray());
            create(FIRST).close();
            secret = passphrase;
            assertRefused(WRONG_SECRET, () -> content());
            path = folder.resolve("other.sealed");
            create(FIRST).close();
            secret = key;
            assertRefused(WRONG_SECRET, () -> content());
        }

        @Test
        void aShortPassphraseSealsNothing() {
            secret = SealingSecret.passphrase("elevenchars".toCharArray());
            assertRefused(UNFIT_SECRET, () -> create(FIRST));
            assertThat(path).doesNotExist();
        }

        @Test
        void theCostOfTheFileIsUsedAndNotTheDefault() {
            secret = SealingSecret.passphrase("correct horse battery".toCharArray());
            SealedFile.create(path, secret, new Argon2Cost(20_000, 3, 2), random, FIRST)
                    .close();
            assertThat(content()).isEqualTo(FIRST);
        }
    }

    @Nested
    class Damage {

        @Test
        void everyFlippedBitIsNoticed() throws IOException {
            create(FIRST).close();
            byte[] whole = Files.readAllBytes(path);
            for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
                byte[] flipped = whole.clone();
                flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                Files.write(path, flipped);
                assertRefused(DAMAGED, () -> content());
            }
        }

        @Test
        void everyTruncationIsNoticed() throws IOException {
            create(FIRST).close();
            byte[] whole = Files.readAllBytes(path);
            for (int length = 0; length < whole.length; length++) {
                Files.write(path, Arrays.copyOf(whole, length));
                assertRefused(DAMAGED, () -> content());
            }
        }

        @Test
        void everyAdditionIsNoticed() throws IOException {
            create(FIRST).close();
            byte[] whole = Files.readAllBytes(path);
            Files.write(path, Arrays.copyOf(whole, whole.length + 1));
            assertRefused(DAMAGED, () -> content());
        }

        @Test
        void aContentUnderTheHeaderOfAnotherIsNoticed() throws IOException {
            byte[] before;
            try (SealedFile file = create(FIRST)) {
                before = Files.readAllBytes(path);
                file.replace(FIRST);
            }
            byte[] mixed = Files.readAllBytes(path);
            System.arraycopy(before, 0, mixed, 0, SealHeader.LENGTH);
            Files.write(path, mixed);
            assertRefused(DAMAGED, () -> content());
        }

        @Test
        void somethingElseIsNotTakenForASealedFile() throws IOException {
            Files.writeString(path, "{\"json\": true}".repeat(20));
            assertRefused(DAMAGED, () -> content());
        }

        @Test
        void aHugeFileIsNotReadAtAll() throws IOException {
            try (var channel = Files.newByteChannel(path, CREATE, WRITE)) {
                channel.position(SealHeader.MAX_CONTENT + 1_000L);
                channel.write(ByteBuffer.wrap(new byte[1]));
            }
            assertRefused(DAMAGED, () -> content());
        }
    }

    /** Somebody changes the header and makes its check sum right again. */
    @Nested
    class Forgery {

        private void forge(int offset, byte... replacement) throws IOException {
            byte[] file = Files.readAllBytes(path);
            System.arraycopy(replacement, 0, file, offset, replacement.length);
            byte[] sum = Digests.sha256(Arrays.copyOf(file, 68));
            System.arraycopy(sum, 0, file, 68, 8);
            Files.write(path, file);
        }

        @Test
        void ofTheSaltIsNoticed() throws IOException {
            create(FIRST).close();
            forge(20, new byte[16]);
            assertRefused(WRONG_SECRET, () -> content());
        }

        @Test
        void ofTheNonceIsNoticed() throws IOException {
            create(FIRST).close();
            forge(36, new byte[12]);
            assertRefused(WRONG_SECRET, () -> content());
        }

        @Test
        void ofTheVersionIsToldAsSuch() throws IOException {
            create(FIRST).close();
            forge(8, (byte) 0, (byte) 2);
            assertRefused(UNKNOWN_VERSION, () -> content());
        }

        @Test
        void ofTheCostIsRefusedBeforeItIsPaid() throws IOException {
            secret = SealingSecret.passphrase("correct horse battery".toCharArray());
            create(FIRST).close();
            byte[] whole = Files.readAllBytes(path);
            forge(12, (byte) 0x7F, (byte) -1, (byte) -1, (byte) -1);
            assertRefused(DAMAGED, () -> content());
            Files.write(path, whole);
            forge(12, (byte) 0, (byte) 0, (byte) 0, (byte) 8);
            assertRefused(DAMAGED, () -> content());
            Files.write(path, whole);
            forge(16, (byte) 0x7F, (byte) -1, (byte) -1, (byte) -1);
            assertRefused(DAMAGED, () -> content());
            Files.write(path, whole);
            forge(11, (byte) -1);
            assertRefused(DAMAGED, () -> content());
        }

        @Test
        void ofTheLengthIsRefusedBeforeItIsAllocated() throws IOException {
            create(FIRST).close();
            forge(48, (byte) 0x7F, (byte) -1, (byte) -1, (byte) -1);
            assertRefused(DAMAGED, () -> content());
            forge(48, (byte) -1, (byte) -1, (byte) -1, (byte) -1);
            assertRefused(DAMAGED, () -> content());
        }

        @Test
        void ofTheKindOfSecretIsNoticed() throws IOException {
            create(FIRST).close();
            forge(10, (byte) 3);
            assertRefused(DAMAGED, () -> content());
            forge(10, (byte) 1);
            assertRefused(DAMAGED, () -> content());
        }
    }

    @Nested
    class Crash {

        @Test
        void beforeTheRenameLeavesTheOldContent() throws IOException {
            create(FIRST).close();
            byte[] old = Files.readAllBytes(path);
            SealedFile.Opened opened = SealedFile.open(path, secret, random);
            opened.file().replace(SECOND);
            opened.file().close();
            Files.copy(path, AtomicReplacement.draftOf(path));
            Files.write(path, old);

            assertThat(content()).isEqualTo(FIRST);
            assertThat(AtomicReplacement.draftOf(path)).doesNotExist();
        }

        @Test
        void inTheMiddleOfTheDraftLeavesTheOldContent() throws IOException {
            create(FIRST).close();
            Files.write(AtomicReplacement.draftOf(path), new byte[10]);
            assertThat(content()).isEqualTo(FIRST);
        }

        @Test
        void ofAWriteLeavesTheOldContentAndTheFileUsable() throws IOException {
            try (SealedFile file = create(FIRST)) {
                Path obstacle =
                        Files.createDirectories(AtomicReplacement.draftOf(path).resolve("obstacle"));
                assertRefused(INPUT_OUTPUT, () -> file.replace(SECOND));
                Files.delete(obstacle);
                assertThat(Files.readAllBytes(path)).isNotEmpty();
                file.replace(SECOND);
            }
            assertThat(content()).isEqualTo(SECOND);
        }

        @Test
        void ofTheFirstWriteLeavesNoFile() throws IOException {
            Path obstacle =
                    Files.createDirectories(AtomicReplacement.draftOf(path).resolve("obstacle"));
            assertRefused(INPUT_OUTPUT, () -> create(FIRST));
            assertThat(path).doesNotExist();
            Files.delete(obstacle);
            create(FIRST).close();
            assertThat(content()).isEqualTo(FIRST);
        }
    }
}
