package io.ptoken.hsm.pool;

import static io.ptoken.hsm.pool.fixture.PoolFixture.credit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.pool.fixture.FakeMember;
import io.ptoken.hsm.pool.fixture.Keys;
import io.ptoken.hsm.pool.fixture.PoolFixture;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** While the keys of a member change it is asked for nothing, because what is known of its registers may be wrong. */
class PoolKeyLoadingTest {

    private static final KmcId KMC = new KmcId("KMC1");
    private static final KeyLoadRecord RECORD = new KeyLoadRecord("record");

    private final PoolFixture fixture = new PoolFixture();
    private final FakeMember a = fixture.a;
    private final FakeMember b = fixture.b;
    private final ModulePool pool;
    private Runnable during = () -> {};

    PoolKeyLoadingTest() {
        a.loading = Optional.of(new Changing());
        pool = fixture.inOrder(a, b);
    }

    @Test
    void itIsPassedOverMeanwhileAndThenAskedUnderItsNewRegisters() {
        during = () -> {
            a.holding(Keys.second(1).key(), Keys.first(2).key());
            credit(pool);
        };

        loading().acceptResponse(KMC, RECORD);
        credit(pool);

        assertThat(b.asked).containsExactly("credit 1");
        assertThat(a.asked).containsExactly("credit 2");
    }

    @Test
    void aChangeThatFailsIsLookedAtToo() {
        during = () -> {
            a.holding();
            throw new SecurityModuleException(SmStatus.DEVICE_FAILURE, "half done");
        };

        assertThatThrownBy(() -> loading().deleteSlot(KMC)).hasMessage("01 DEVICE_FAILURE: half done");
        credit(pool);

        assertThat(a.asked).isEmpty();
        assertThat(b.asked).hasSize(1);
    }

    @Test
    void aMemberThatDoesNotAnswerAfterwardsIsNotAsked() {
        during = () -> a.unplugged = true;

        loading().endLoading(KMC);
        credit(pool);

        assertThat(a.asked).isEmpty();
    }

    @Test
    void aKeyThatIsLoadedIsSeenAtTheNextLook() {
        during = () -> a.holding(Keys.first(1).key(), Keys.second(2).key());

        assertThat(loading().loadKey(KMC, RECORD).register()).isEqualTo(new RegisterNumber(2));
        pool.tend();
        fixture.work();

        assertThat(pool.vendingKeys()).hasSize(2);
    }

    @Test
    void withoutAnotherMemberItIsRefusedForItsKeys() {
        FakeMember c = fixture.c;
        c.loading = Optional.of(new Changing());
        ModulePool alone = fixture.inOrder(c);
        during = () -> assertThatThrownBy(() -> credit(alone))
                .hasMessage("26 KMC_KEY_STATE_ERROR: no module could do it: c: 26 its keys are being changed");

        alone.keyLoading("c").orElseThrow().endLoading(KMC);

        credit(alone);
        assertThat(c.asked).hasSize(1);
    }

    private KeyLoading loading() {
        return pool.keyLoading("a").orElseThrow();
    }

    /** Does what a test says where a module would change its keys. */
    private final class Changing implements KeyLoading {

        @Override
        public KeyLoadRecord publicKey() {
            return RECORD;
        }

        @Override
        public StartedExchange acceptKmcKey(KeyLoadRecord kmcKey, boolean replace) {
            during.run();
            return new StartedExchange(KekSlotStatus.empty(1), KMC, RECORD);
        }

        @Override
        public KekSlotStatus acceptResponse(KmcId kmc, KeyLoadRecord response) {
            during.run();
            return KekSlotStatus.empty(1);
        }

        @Override
        public LoadedKey loadKey(KmcId kmc, KeyLoadRecord key) {
            during.run();
            return new LoadedKey(new RegisterNumber(2), KekSlotStatus.empty(1), false);
        }

        @Override
        public KekSlotStatus endLoading(KmcId kmc) {
            during.run();
            return KekSlotStatus.empty(1);
        }

        @Override
        public void deleteSlot(KmcId kmc) {
            during.run();
        }

        @Override
        public List<KekSlotStatus> slots() {
            return List.of();
        }
    }
}
