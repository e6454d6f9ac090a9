package io.ptoken.hsm.soft.licence;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static io.ptoken.hsm.soft.TestBench.assertRefused;
import static io.ptoken.hsm.soft.TestBench.refusal;
import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.licence.IssuerFingerprint;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.ModuleSetup;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.TestBench;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.seal.FaultyDisk;
import io.ptoken.hsm.soft.settings.LeaseSizes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operating requirements section 5, on a module. */
class LicensingTest {

    private static final LicenceIssuerKey ISSUER = LicenceIssuerKey.create(new SecureRandom());
    private static final Instant INHIBIT = NOW.plus(Duration.ofDays(30));

    @TempDir
    private Path folder;

    private TestBench bench;

    @BeforeEach
    void makeABench() {
        bench = new TestBench(folder);
    }

    private SoftSecurityModule licensed() {
        SoftSecurityModule module = bench.create(ModuleSetup.NONE.trusting(ISSUER.publicKey()));
        TestBench.load(module, ContractKey.standard());
        return module;
    }

    private static TransactionLicence licence(SoftSecurityModule module, long sequence, long transactions) {
        return new TransactionLicence(
                "L" + sequence,
                module.status().moduleId(),
                sequence,
                Optional.of(transactions),
                Optional.of(INHIBIT),
                NOW,
                "Test");
    }

    private static String text(SoftSecurityModule module, long sequence, long transactions) {
        return LicenceIssuer.issue(licence(module, sequence, transactions), ISSUER);
    }

    @Test
    void aModuleWithoutLicenceVendsWithoutLimit() {
        try (SoftSecurityModule module = licensed()) {
            assertThat(module.permit()).isEqualTo(VendingPermit.UNLIMITED);
            assertThat(module.status().transactionsLeft()).isEmpty();
            module.vendCredit(units(1));
        }
    }

    @Test
    void aLicenceSetsCounterAndDateFromNowOnAndOverRestarts() {
        try (SoftSecurityModule module = licensed()) {
            module.vendCredit(units(1));
            LoadedLicence loaded = module.loadTransactionLicence(
                    "Dear owner,\r\n> " + text(module, 1, 2).replace("\n", "\r\n> "));
            assertThat(loaded).isEqualTo(new LoadedLicence("L1", Optional.of(2L), Optional.of(INHIBIT)));
            module.vendCredit(units(1));
            assertThat(module.status().transactionsLeft()).contains(1L);
            assertThat(module.status().details())
                    .containsEntry("licence.id", "L1")
                    .containsEntry("licence.issuer", ISSUER.publicKey().fingerprint());
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(module.status().inhibitVendDate()).contains(INHIBIT);
            module.vendCredit(units(1));
            assertRefused(SmStatus.PERMISSION_ERROR, "no transactions are left", () -> module.vendCredit(units(1)));
            module.loadTransactionLicence(text(module, 2, 5));
            assertThat(module.status().transactionsLeft()).contains(5L);
            bench.clock.set(INHIBIT.minusSeconds(1));
            assertThat(module.permit().isInhibitedAt(bench.clock.instant())).isFalse();
            bench.clock.set(INHIBIT);
            assertRefused(
                    SmStatus.PERMISSION_ERROR,
                    "vending is inhibited since 2026-12-23T08:00:00Z",
                    () -> module.vendCredit(units(1)));
        }
    }

    @Test
    void aLicenceMayLiftAllLimits() {
        try (SoftSecurityModule module = licensed()) {
            module.loadTransactionLicence(text(module, 1, 0));
            refusal(SmStatus.PERMISSION_ERROR, () -> module.vendCredit(units(1)));
            TransactionLicence open = new TransactionLicence(
                    "open", module.status().moduleId(), 2, Optional.empty(), Optional.empty(), NOW, "Test");
            module.loadTransactionLicence(LicenceIssuer.issue(open, ISSUER));
            assertThat(module.permit()).isEqualTo(VendingPermit.UNLIMITED);
            module.vendCredit(units(1));
        }
    }

    @Test
    void aLicenceIsLoadedOnceAndNoneOlderThanTheLast() {
        try (SoftSecurityModule module = licensed()) {
            String third = text(module, 3, 10);
            module.loadTransactionLicence(third);
            String end = " was loaded already: a licence is loaded once, and none older than the last";
            assertRefused(
                    SmStatus.INVALID_INSTRUCTION,
                    "the licence L3 has sequence number 3, but one with 3" + end,
                    () -> module.loadTransactionLicence(third));
            assertRefused(
                    SmStatus.INVALID_INSTRUCTION,
                    "the licence L2 has sequence number 2, but one with 3" + end,
                    () -> module.loadTransactionLicence(text(module, 2, 1_000)));
            assertThat(module.status().transactionsLeft()).contains(10L);
            assertThat(module.licenceTrust().orElseThrow().lastLicenceSequence())
                    .isEqualTo(3);
        }
        try (SoftSecurityModule module = bench.open()) {
            refusal(SmStatus.INVALID_INSTRUCTION, () -> module.loadTransactionLicence(text(module, 3, 10)));
            module.loadTransactionLicence(text(module, 4, 11));
            assertThat(module.status().transactionsLeft()).contains(11L);
        }
    }

    @Test
    void aNewIssuerDoesNotBringOldSequenceNumbersBack() {
        try (SoftSecurityModule module = licensed();
                LicenceIssuerKey other = LicenceIssuerKey.create(new SecureRandom())) {
            module.loadTransactionLicence(text(module, 3, 10));
            module.licenceTrust().orElseThrow().trust(other.publicKey().pem());
            assertThat(module.licenceTrust().orElseThrow().issuer())
                    .contains(new IssuerFingerprint(other.publicKey().fingerprint()));
            refusal(SmStatus.AUTHENTICATION_ERROR, () -> module.loadTransactionLicence(text(module, 4, 10)));
            refusal(
                    SmStatus.INVALID_INSTRUCTION,
                    () -> module.loadTransactionLicence(LicenceIssuer.issue(licence(module, 3, 10), other)));
            assertThat(module.status().transactionsLeft()).contains(10L);
        }
    }

    @Test
    void aLicenceForAnotherModuleIsRefused() {
        try (SoftSecurityModule module = licensed()) {
            String id = module.status().moduleId();
            String otherId = id.equals("12345678") ? "87654321" : "12345678";
            TransactionLicence other =
                    new TransactionLicence("L1", otherId, 1, Optional.of(5L), Optional.empty(), NOW, "Test");
            assertRefused(
                    SmStatus.INVALID_SECURITY_MODULE_ID,
                    "the licence L1 is for module " + otherId + ", this is module " + id,
                    () -> module.loadTransactionLicence(LicenceIssuer.issue(other, ISSUER)));
            assertThat(module.permit()).isEqualTo(VendingPermit.UNLIMITED);
        }
    }

    @Test
    void aModuleThatTrustsNobodySaysWhatToDo() {
        try (SoftSecurityModule module = bench.create()) {
            assertRefused(
                    SmStatus.PERMISSION_ERROR,
                    "the module trusts no licence issuer, and without a licence it vends without limit; to use licences,"
                            + " let it trust the public key of an issuer first",
                    () -> module.loadTransactionLicence(text(module, 1, 5)));
            module.licenceTrust().orElseThrow().trust(ISSUER.publicKey().pem());
            module.loadTransactionLicence(text(module, 1, 5));
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(module.licenceTrust().orElseThrow().issuer())
                    .contains(new IssuerFingerprint(ISSUER.publicKey().fingerprint()));
            assertThat(module.status().transactionsLeft()).contains(5L);
        }
    }

    @Test
    void aLeaseOfTheTimeBeforeDoesNotUseUpTheLicence() {
        bench.settings = bench.settings.withLeases(LeaseSizes.DEFAULT);
        try (SoftSecurityModule module = licensed()) {
            module.vendCredit(units(1));
            module.loadTransactionLicence(text(module, 1, 500));
            try (SoftSecurityModule later = bench.openCopy()) {
                assertThat(later.status().transactionsLeft()).contains(500L);
            }
            module.vendCredit(units(1));
            try (SoftSecurityModule later = bench.openCopy()) {
                assertThat(later.status().transactionsLeft().orElseThrow()).isBetween(490L, 499L);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FaultyDisk.Step.class)
    void aLicenceThatCannotBeWrittenDoesNotHold(FaultyDisk.Step step) {
        licensed().close();
        FaultyDisk disk = new FaultyDisk();
        try (SoftSecurityModule module = bench.open(seams -> seams.withFiles(disk::open))) {
            module.vendCredit(units(1));
            disk.failAt(step);
            refusal(SmStatus.DEVICE_FAILURE, () -> module.loadTransactionLicence(text(module, 1, 5)));
            assertThat(module.permit()).isEqualTo(VendingPermit.UNLIMITED);
            assertThat(module.licenceTrust().orElseThrow().lastLicenceSequence())
                    .isZero();
            disk.heal();
            for (int i = 0; i < 7; i++) {
                module.vendCredit(units(1));
                try (SoftSecurityModule later = bench.openCopy()) {
                    assertThat(later.status().vendCounter())
                            .isGreaterThanOrEqualTo(module.status().vendCounter());
                }
            }
            module.loadTransactionLicence(text(module, 1, 5));
            assertThat(module.status().transactionsLeft()).contains(5L);
        }
    }
}
