package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.licence.LicenceIssuer;
import io.ptoken.hsm.soft.licence.LicenceIssuerKey;
import io.ptoken.hsm.soft.licence.TransactionLicence;
import io.ptoken.hsm.soft.settings.LeaseSizes;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {

    private static final int THREADS = 6;

    @TempDir
    private Path folder;

    private SoftSecurityModule create(LeaseSizes leases) {
        return SoftSecurityModule.create(
                folder.resolve("softsm.sealed"),
                TestModules.secret(folder),
                TestModules.parts(NOW),
                SoftModuleSettings.DEFAULT.withLeases(leases));
    }

    private static void load(SoftSecurityModule module, ContractKey key) {
        try (VendingKey bytes = key.key()) {
            module.loadVendingKey(key.register(), bytes, key.entry());
        }
    }

    private static VendCreditRequest units(long tenths) {
        return new VendCreditRequest(
                new RegisterNumber(1),
                new MeterPan("600727000000000009"),
                new TariffIndex(1),
                EncryptionAlgorithm.STA,
                TokenCarrierType.NUMERIC,
                CreditSubclass.ELECTRICITY,
                UnitAmountCode.encode(tenths),
                TokenIdentifier.at(BaseDate.BDT_2014, NOW));
    }

    private static void together(List<Callable<Object>> works) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            for (Future<Object> result : threads.invokeAll(works)) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Object> repeat(int times, Runnable work) {
        return () -> {
            for (int i = 0; i < times; i++) {
                work.run();
            }
            return times;
        };
    }

    @Test
    void leasesAreNeverOverspentByManyThreads() throws Exception {
        AtomicInteger vended = new AtomicInteger();
        try (SoftSecurityModule module = create(new LeaseSizes(7, 20))) {
            load(module, ContractKey.standard().withUnitLimit(1_000));
            Runnable vend = () -> {
                try {
                    module.vendCredit(units(7));
                    vended.incrementAndGet();
                } catch (SecurityModuleException e) {
                    assertThat(e.status()).isEqualTo(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
                }
            };
            together(Collections.nCopies(THREADS, repeat(30, vend)));
            assertThat(vended).hasValue(142);
            assertThat(module.vendingKeys().get(0).unitLimit()).isEqualTo(new CreditLimit(6));
        }
    }

    @Test
    void tokensAreMadeWithTheRightKeyOrNoneWhileKeysComeAndGo() throws Exception {
        try (SoftSecurityModule module = create(LeaseSizes.DEFAULT)) {
            ContractKey one = ContractKey.standard();
            ContractKey other = ContractKey.dkga04(1, 999, 1, BaseDate.BDT_2014);
            Set<String> right = ConcurrentHashMap.newKeySet();
            for (ContractKey key : List.of(one, other)) {
                load(module, key);
                right.add(module.vendCredit(units(7)).decimal());
                module.deleteVendingKey(key.register());
            }
            Set<String> made = ConcurrentHashMap.newKeySet();
            Runnable vend = () -> {
                try {
                    made.add(module.vendCredit(units(7)).decimal());
                } catch (SecurityModuleException e) {
                    assertThat(e.status()).isEqualTo(SmStatus.VK_REG_NOT_FOUND_ERROR);
                }
            };
            Runnable swap = () -> {
                for (ContractKey key : List.of(one, other)) {
                    load(module, key);
                    module.deleteVendingKey(key.register());
                }
            };
            List<Callable<Object>> works = new ArrayList<>(Collections.nCopies(3, repeat(2_000, vend)));
            works.add(repeat(20, swap));
            together(works);
            assertThat(right).containsAll(made);
        }
    }

    @Test
    void closingWaitsForTokensInTheMakingAndRefusesTheRest() throws Exception {
        AtomicInteger vended = new AtomicInteger();
        SoftSecurityModule module = create(LeaseSizes.DEFAULT);
        load(module, ContractKey.standard().withUnitLimit(100_000));
        Runnable vend = () -> {
            try {
                module.vendCredit(units(1));
                vended.incrementAndGet();
            } catch (SecurityModuleException e) {
                assertThat(e.status()).isEqualTo(SmStatus.DEVICE_FAILURE);
            }
        };
        List<Callable<Object>> works = new ArrayList<>(Collections.nCopies(3, repeat(3_000, vend)));
        works.add(repeat(1, module::close));
        together(works);
        try (SoftSecurityModule again = SoftSecurityModule.open(
                folder.resolve("softsm.sealed"),
                TestModules.secret(folder),
                TestModules.parts(NOW),
                SoftModuleSettings.DEFAULT)) {
            assertThat(again.status().vendCounter()).isEqualTo(vended.get());
            assertThat(again.vendingKeys().get(0).unitLimit()).isEqualTo(new CreditLimit(100_000L - vended.get()));
        }
    }

    /** Keys are erased only when no token is in the making, so that nobody meets a key that is half gone. */
    @Test
    void everyThreadIsRefusedOnceTheFileIsAltered() throws Exception {
        Path file = folder.resolve("softsm.sealed");
        AtomicInteger refused = new AtomicInteger();
        try (SoftSecurityModule module = create(new LeaseSizes(100, 0))) {
            load(module, ContractKey.standard());
            String right = module.vendCredit(units(7)).decimal();
            CountDownLatch altered = new CountDownLatch(1);
            Runnable vend = () -> {
                try {
                    assertThat(module.vendCredit(units(7)).decimal()).isEqualTo(right);
                } catch (SecurityModuleException e) {
                    assertThat(altered.getCount()).isZero();
                    assertThat(e.status()).isEqualTo(SmStatus.TAMPERED_STATE);
                    refused.incrementAndGet();
                }
            };
            // Whoever vends goes on until it is refused; whoever alters goes on, too, because the module may replace
            // the
            // file just after its look at it, and the alteration with it.
            Callable<Object> untilRefused = () -> {
                for (int i = 0; i < 1_000_000 && refused.get() < THREADS; i++) {
                    vend.run();
                }
                return refused;
            };
            List<Callable<Object>> works = new ArrayList<>(Collections.nCopies(THREADS, untilRefused));
            works.add(() -> {
                altered.countDown();
                while (refused.get() == 0) {
                    Files.write(file, new byte[] {1, 2, 3});
                }
                return file;
            });
            together(works);
            assertThat(refused.get()).isPositive();
            assertThat(module.vendingKeys()).isEmpty();
        }
        assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3);
    }

    @Test
    void tokensAreMadeWhileLicencesAreLoadedAndNoneTooMany() throws Exception {
        AtomicInteger vended = new AtomicInteger();
        try (LicenceIssuerKey issuer = LicenceIssuerKey.create(new SecureRandom());
                SoftSecurityModule module = create(new LeaseSizes(7, 20))) {
            load(module, ContractKey.standard());
            module.licenceTrust().orElseThrow().trust(issuer.publicKey().pem());
            String id = module.status().moduleId();
            Runnable vend = () -> {
                try {
                    module.vendCredit(units(1));
                    vended.incrementAndGet();
                } catch (SecurityModuleException e) {
                    assertThat(e.status()).isEqualTo(SmStatus.PERMISSION_ERROR);
                }
            };
            AtomicInteger sequence = new AtomicInteger();
            Runnable license = () -> module.loadTransactionLicence(LicenceIssuer.issue(
                    new TransactionLicence(
                            "L", id, sequence.incrementAndGet(), Optional.of(10L), Optional.empty(), NOW, "Test"),
                    issuer));
            license.run();
            List<Callable<Object>> works = new ArrayList<>(Collections.nCopies(THREADS, repeat(300, vend)));
            works.add(repeat(20, license));
            together(works);
            assertThat(vended.get()).isBetween(10, 21 * 10);
            assertThat(module.status().vendCounter()).isEqualTo(vended.get());
        }
    }
}
