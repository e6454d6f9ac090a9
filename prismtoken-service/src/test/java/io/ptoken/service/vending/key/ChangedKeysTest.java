package io.ptoken.service.vending.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyRegisters;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.KeyCatalogue.CatalogueKey;
import io.ptoken.service.port.KeyCatalogue.KeyLoadFile;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.keychange.KeyChangeRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that an operator changes while tokens are made under others, and under themselves. */
class ChangedKeysTest {

    private static final SupplyGroupCode SGC = new SupplyGroupCode(600_001);
    private static final KeyRevision KRN = new KeyRevision(1);

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final InMemoryStore store = new InMemoryStore();
    private final List<VendingKeyAttributes> registers = new ArrayList<>();
    private List<String> loading = List.of();
    private volatile boolean silent;
    private final VendingKeys keys = new VendingKeys(
            new Registers(),
            new FakeSecurityModule(clock),
            clock,
            KeyChangeRules.DEFAULT,
            new ErasedKeys(() -> loading, store.keyCatalogue()),
            Duration.ofHours(1));

    @Test
    void aKeyIsAskedForWhereItIsByThen() {
        registers.add(key(600_001));
        VendingKeyAttributes found = keys.find(SGC, KRN);

        keys.changing(() -> registers.set(0, at(2, found)));

        assertThat(keys.<RegisterNumber>under(found, VendingKeyAttributes::register))
                .isEqualTo(new RegisterNumber(2));
    }

    /** Its register may hold the key of another group: a token under that one would be lost money. */
    @Test
    void nothingIsMadeUnderAKeyThatIsGone() {
        registers.add(key(600_001));
        VendingKeyAttributes found = keys.find(SGC, KRN);

        keys.changing(() -> registers.set(0, key(600_002)));

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> keys.under(found, key -> key))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.KEYSTORE_NOT_FOUND));
    }

    @Test
    void keysThatCouldNotBeReadAfterAChangeAreReadBeforeTheNextToken() {
        registers.add(key(600_001));
        VendingKeyAttributes found = keys.find(SGC, KRN);
        keys.changing(() -> {
            silent = true;
            return registers.set(0, at(2, found));
        });
        assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> keys.under(found, key -> key));
        silent = false;

        assertThat(keys.<RegisterNumber>under(found, VendingKeyAttributes::register))
                .isEqualTo(new RegisterNumber(2));
    }

    @Test
    void aChangeWaitsForWhatIsBeingMade() throws InterruptedException {
        registers.add(key(600_001));
        VendingKeyAttributes found = keys.find(SGC, KRN);
        Thread operator = new Thread(() -> keys.changing(() -> registers.remove(0)));
        keys.under(found, key -> {
            operator.start();
            while (operator.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(registers).hasSize(1);
            return key;
        });
        operator.join();
        assertThat(registers).isEmpty();
    }

    @Test
    void whatAKeyLoadHasErasedIsToBeRepeated() {
        catalogue("KMC-1", 600_001);
        loading = List.of("KMC-2");
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> keys.find(SGC, KRN))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.KEYSTORE_NOT_FOUND));

        loading = List.of("KMC-1");

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> keys.find(SGC, KRN))
                .withMessage("Security Module error '26': KMC_KEY_STATE_ERROR: SGC 600001 KRN 1 is in a key load that"
                        + " has not ended: KMC KMC-1 is loading; repeat");
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> keys.find(SGC, new KeyRevision(2)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.KEYSTORE_NOT_FOUND));
    }

    private VendingKeyAttributes key(int sgc) {
        FakeSecurityModule module = new FakeSecurityModule(clock);
        module.load(TestKey.sta(1, sgc, 1));
        return module.vendingKeys().get(0);
    }

    private static VendingKeyAttributes at(int register, VendingKeyAttributes key) {
        return VendingKeyEntry.of(key)
                .attributes(
                        new RegisterNumber(register), key.unitLimit(), key.currencyLimit(), key.kcv(), key.origin());
    }

    private final class Registers implements VendingKeyRegisters {

        @Override
        public List<VendingKeyAttributes> vendingKeys() {
            if (silent) {
                throw new SecurityModuleException(SmStatus.DEVICE_FAILURE, "silent");
            }
            return List.copyOf(registers);
        }

        @Override
        public int capacity() {
            return 25;
        }
    }

    private void catalogue(String kmc, int sgc) {
        store.keyCatalogue()
                .add(
                        new KeyLoadFile("0".repeat(64), kmc, "a file", clock.instant()),
                        List.of(new CatalogueKey("0".repeat(64), 1, new SupplyGroupCode(sgc), KRN, "a line")),
                        AuditEntry.local(clock.instant(), "test", "kmc.upload", kmc, ""));
    }
}
