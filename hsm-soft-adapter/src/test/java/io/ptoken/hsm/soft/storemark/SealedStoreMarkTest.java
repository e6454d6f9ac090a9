package io.ptoken.hsm.soft.storemark;

import static io.ptoken.hsm.soft.TestBench.refusal;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.DAMAGED;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.EXISTS;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.IN_USE;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.MISSING;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.UNFIT_SECRET;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.UNKNOWN_VERSION;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.WRONG_SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.StoreMarkKeepingContract;
import io.ptoken.hsm.soft.TestMarks;
import io.ptoken.hsm.soft.seal.FaultyDisk;
import io.ptoken.hsm.soft.seal.FaultyDisk.Step;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealedFileException.Reason;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that holds the mark of a store and nothing else. */
class SealedStoreMarkTest extends StoreMarkKeepingContract {

    private final SecureRandom random = new SecureRandom();
    private final FaultyDisk disk = new FaultyDisk();
    private final AtomicLong rows = new AtomicLong(5);

    @TempDir
    private Path folder;

    private Path path;
    private Path keyFile;
    private SealedStoreMark mark;

    @BeforeEach
    void createIt() {
        path = folder.resolve("store.mark");
        keyFile = SealedStoreMark.keyFileOf(path);
        SealedStoreMark.create(path, random).close();
        mark = SealedStoreMark.open(path, random, disk::open);
    }

    @AfterEach
    void closeIt() {
        disk.heal();
        mark.close();
    }

    @Override
    protected StoreMarkKeeping keeping() {
        return mark;
    }

    @Override
    protected void closeKeeping() {
        mark.close();
    }

    private void follow() {
        mark.follow(() -> TestMarks.after(rows.get()));
    }

    private SealedStoreMark open() {
        return SealedStoreMark.open(path, random);
    }

    /** What would be found after a crash now. */
    private Optional<StoreMark> onDisk() throws IOException {
        Path copy = folder.resolve("copy");
        Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                keyFile,
                SealedStoreMark.keyFileOf(copy),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        try (SealedStoreMark later = SealedStoreMark.open(copy, random)) {
            return later.kept();
        }
    }

    private static SealedFileException refused(Reason reason, ThrowingCallable call) {
        SealedFileException refusal = catchThrowableOfType(SealedFileException.class, call);
        assertThat(refusal).as("a refusal because of %s", reason).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        return refusal;
    }

    @Test
    void theMarkOutlivesACrash() throws IOException {
        mark.follow(TestMarks::full);
        mark.keepUnless(kept -> false);
        assertThat(onDisk()).contains(TestMarks.full());
    }

    @Test
    void aCleanStopSealsWhereTheStoreIs() {
        follow();
        mark.keepUnless(kept -> false);
        rows.set(9);
        mark.close();
        try (SealedStoreMark later = open()) {
            assertThat(later.kept()).contains(TestMarks.after(9));
        }
    }

    @Test
    void aMarkStaysWhenNobodyFollowsTheStore() throws IOException {
        follow();
        mark.close();
        byte[] before = Files.readAllBytes(path);
        open().close();
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
    }

    @Test
    void belongsToItsOwnerAloneAndShowsNothing() throws IOException {
        mark.follow(TestMarks::full);
        mark.keepUnless(kept -> false);
        for (Path file : new Path[] {path, keyFile}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                .doesNotContain("store-1");
        assertThat(mark.toString()).isEqualTo("SealedStoreMark[store.mark]");
    }

    @Test
    void aWriteThatFailsAtTheStopIsSaidAndTheFileGivenBack() throws IOException {
        follow();
        disk.failAt(Step.SYNC);
        refusal(SmStatus.DEVICE_FAILURE, mark::close);
        mark.close();
        try (SealedStoreMark later = open()) {
            assertThat(later.kept()).isEmpty();
        }
    }

    @Nested
    class Creating {

        @Test
        void overwritesNothing() {
            assertThat(refused(EXISTS, () -> SealedStoreMark.create(path, random)))
                    .hasMessage(path + " exists already; it is not overwritten");
        }

        @Test
        void usesAKeyFileThatIsThere() throws IOException {
            mark.close();
            byte[] key = Files.readAllBytes(keyFile);
            Files.delete(path);
            SealedStoreMark.create(path, random).close();
            assertThat(Files.readAllBytes(keyFile)).isEqualTo(key);
            open().close();
        }

        @Test
        void needsAGoodOne() throws IOException {
            mark.close();
            Files.delete(path);
            Files.writeString(keyFile, "short");
            refused(UNFIT_SECRET, () -> SealedStoreMark.create(path, random));
            assertThat(path).doesNotExist();
            assertThat(Files.readString(keyFile)).isEqualTo("short");
        }

        @Test
        void everyFileHasAKeyOfItsOwn() throws IOException {
            Path other = folder.resolve("other.mark");
            SealedStoreMark.create(other, random).close();
            assertThat(Files.readAllBytes(SealedStoreMark.keyFileOf(other)))
                    .hasSize(32)
                    .isNotEqualTo(Files.readAllBytes(keyFile));
        }
    }

    @Nested
    class Opening {

        @Test
        void saysWhenTheFileIsGone() throws IOException {
            mark.close();
            Files.delete(path);
            assertThat(refused(MISSING, SealedStoreMarkTest.this::open))
                    .hasMessage(path + " does not exist; it says how far the store had come");
            assertThat(path).doesNotExist();
        }

        @Test
        void saysWhenItsKeyIsGone() throws IOException {
            mark.close();
            Files.delete(keyFile);
            assertThat(refused(MISSING, SealedStoreMarkTest.this::open))
                    .hasMessage(keyFile + " does not exist; without it store.mark cannot be read");
            assertThat(keyFile).doesNotExist();
        }

        @Test
        void refusesAKeyThatOthersMayRead() throws IOException {
            mark.close();
            Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r-----"));
            refused(UNFIT_SECRET, SealedStoreMarkTest.this::open);
        }

        @Test
        void refusesAnotherKey() throws IOException {
            mark.close();
            Files.write(keyFile, new byte[32]);
            refused(WRONG_SECRET, SealedStoreMarkTest.this::open);
        }

        @Test
        void refusesADamagedFileAndLeavesItAsFound() throws IOException {
            mark.close();
            byte[] bytes = Files.readAllBytes(path);
            bytes[bytes.length - 20] ^= 1;
            Files.write(path, bytes);
            refused(DAMAGED, SealedStoreMarkTest.this::open);
            assertThat(Files.readAllBytes(path)).isEqualTo(bytes);
            Files.write(path, new byte[3]);
            refused(DAMAGED, SealedStoreMarkTest.this::open);
        }

        @Test
        void refusesASecondProcess() {
            assertThat(refused(IN_USE, SealedStoreMarkTest.this::open))
                    .hasMessage(path + " is in use by another process; only one may open it");
        }
    }

    @Nested
    class WhenTheDiskFails {

        @ParameterizedTest
        @EnumSource(Step.class)
        void whatCouldNotBeWrittenIsNotClaimed(Step step) throws IOException {
            follow();
            mark.keepUnless(kept -> false);
            rows.set(9);
            disk.failAt(step);
            assertThat(refusal(SmStatus.DEVICE_FAILURE, () -> mark.keepUnless(kept -> TestMarks.covers(kept, 9))))
                    .hasMessage("01 DEVICE_FAILURE: how far the store has come cannot be written: cannot write"
                            + " store.mark: " + step.text()
                            + "; look at the disk; nothing was made, charged or changed,"
                            + " and sales go on when the disk does");
            assertThat(mark.kept()).contains(TestMarks.after(5));
            disk.heal();
            mark.keepUnless(kept -> TestMarks.covers(kept, 9));
            assertThat(onDisk()).isEqualTo(mark.kept()).contains(TestMarks.after(9));
        }

        @ParameterizedTest
        @EnumSource(
                value = Step.class,
                names = {"RENAME", "SYNC_FOLDER"})
        void noMarkIsEnoughWhileItIsOpenWhichOneIsOnDisk(Step step) throws IOException {
            follow();
            mark.keepUnless(kept -> false);
            rows.set(9);
            disk.failAt(step);
            refusal(SmStatus.DEVICE_FAILURE, () -> mark.keepUnless(kept -> false));
            refusal(SmStatus.DEVICE_FAILURE, () -> mark.keepUnless(kept -> true));
            disk.heal();
            mark.keepUnless(kept -> true);
            assertThat(onDisk()).contains(TestMarks.after(9));
        }
    }

    @Test
    void whatSomebodyElseWroteIsNotWrittenOver() throws IOException {
        follow();
        mark.keepUnless(kept -> false);
        byte[] other = new byte[200];
        Files.write(path, other);
        assertThat(refusal(SmStatus.TAMPERED_STATE, () -> mark.keepUnless(kept -> false)))
                .hasMessageContaining("store.mark is not as this process left it");
        Files.delete(path);
        refusal(SmStatus.TAMPERED_STATE, () -> mark.keepUnless(kept -> false));
        assertThat(path).doesNotExist();
        assertThat(mark.kept()).contains(TestMarks.after(5));
    }

    @Nested
    class TheContent {

        @Test
        void saysWhenANewerReleaseWroteIt() {
            assertThat(refused(UNKNOWN_VERSION, () -> StoreMarkFile.decode(bytes("{\"format\":3}"))))
                    .hasMessage(
                            "the store mark has format 3, this release reads 1 and 2: use the release that wrote it or a"
                                    + " newer one");
        }

        @Test
        void isReadAsTheReleaseBeforeChainsOfNodesWroteIt() {
            String hash = "a".repeat(64);
            assertThat(StoreMarkFile.decode(
                            bytes("{\"format\":1,\"mark\":{\"storeId\":\"s\",\"auditSequence\":7,\"auditHash\":\""
                                    + hash + "\",\"highest\":[],\"ahead\":[]}}")))
                    .contains(new StoreMark("s", 7, hash, Map.of(), List.of()));
        }

        @Test
        void isReadStrictly() {
            for (String wrong : new String[] {
                "{\"format\":2,\"mark\":{\"storeId\":\"\",\"auditSequence\":0,\"auditHash\":\"\",\"highest\":[],\"ahead\":[]}}",
                "{\"format\":1}",
                "{\"format\":1,\"mark\":null}",
                "{\"format\":1,\"mark\":{\"storeId\":\"\",\"auditSequence\":1,\"auditHash\":\"\",\"highest\":[],\"ahead\":[]}}",
                "{\"format\":1,\"mark\":{\"storeId\":\"\",\"auditSequence\":0,\"auditHash\":\"\",\"highest\":[]}}",
            }) {
                assertThatIllegalStateException().isThrownBy(() -> StoreMarkFile.decode(bytes(wrong)));
            }
            assertThatThrownBy(() -> StoreMarkFile.decode(bytes("{"))).isInstanceOf(IllegalStateException.class);
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
