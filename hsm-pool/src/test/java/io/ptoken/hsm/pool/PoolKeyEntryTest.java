package io.ptoken.hsm.pool;

import static io.ptoken.hsm.pool.fixture.PoolFixture.credit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.keyentry.LoadedVendingKey;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.pool.fixture.FakeMember;
import io.ptoken.hsm.pool.fixture.Keys;
import io.ptoken.hsm.pool.fixture.PoolFixture;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.key.VendingKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** While a key of a member is loaded or deleted by hand, it is asked for nothing. */
class PoolKeyEntryTest {

    private static final RegisterNumber REGISTER = new RegisterNumber(2);

    private final PoolFixture fixture = new PoolFixture();
    private final FakeMember a = fixture.a;
    private final FakeMember b = fixture.b;
    private final ModulePool pool;
    private Runnable during = () -> {};

    PoolKeyEntryTest() {
        a.entry = Optional.of(new Changing());
        pool = fixture.inOrder(a, b);
    }

    @Test
    void itIsPassedOverMeanwhileAndThenAskedUnderItsNewRegisters() {
        during = () -> {
            a.holding(Keys.second(1).key(), Keys.first(2).key());
            credit(pool);
        };

        pool.keyEntry("a").orElseThrow().deleteVendingKey(REGISTER);
        credit(pool);

        assertThat(b.asked).containsExactly("credit 1");
        assertThat(a.asked).containsExactly("credit 2");
    }

    @Test
    void aKeyThatIsLoadedOrReplacedIsThereAtOnce() {
        KeyEntry entry = pool.keyEntry("a").orElseThrow();
        VendingKeyEntry described = VendingKeyEntry.of(Keys.first(2).key());
        during = () -> a.holding();
        try (VendingKey key = VendingKey.of(new byte[20])) {
            entry.requireAcceptable(REGISTER, key, described, false);
            entry.requireDeletable(REGISTER);
            entry.loadVendingKey(REGISTER, key, described);
            credit(pool);
            assertThat(a.asked).isEmpty();
            during = () -> a.holding(Keys.first(2).key());

            entry.replaceVendingKey(REGISTER, key, described);
        }

        credit(pool);
        assertThat(a.asked).containsExactly("credit 2");
    }

    @Test
    void aChangeThatFailsIsLookedAtToo() {
        during = () -> {
            a.holding();
            throw new SecurityModuleException(SmStatus.DEVICE_FAILURE, "half done");
        };

        assertThatThrownBy(() -> pool.keyEntry("a").orElseThrow().deleteVendingKey(REGISTER))
                .hasMessage("01 DEVICE_FAILURE: half done");
        credit(pool);

        assertThat(a.asked).isEmpty();
    }

    @Test
    void aMemberThatTakesNoKeysIsNotOfferedAny() {
        assertThat(pool.keyEntry("b")).isEmpty();
    }

    /** Does what a test says where a module would change its keys. */
    private final class Changing implements KeyEntry {

        @Override
        public LoadedVendingKey loadVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry entry) {
            during.run();
            return new LoadedVendingKey(Keys.first(2).key(), List.of());
        }

        @Override
        public LoadedVendingKey replaceVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry entry) {
            return loadVendingKey(register, key, entry);
        }

        @Override
        public void requireAcceptable(
                RegisterNumber register, VendingKey key, VendingKeyEntry entry, boolean replace) {}

        @Override
        public void deleteVendingKey(RegisterNumber register) {
            during.run();
        }

        @Override
        public void requireDeletable(RegisterNumber register) {}
    }
}
