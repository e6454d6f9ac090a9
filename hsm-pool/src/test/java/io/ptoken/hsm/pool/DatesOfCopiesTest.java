package io.ptoken.hsm.pool;

import static io.ptoken.hsm.pool.fixture.PoolFixture.credit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.hsm.pool.fixture.Keys;
import io.ptoken.hsm.pool.fixture.PoolFixture;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Members whose copies of one key have different dates: what a member would do all the same is not asked of it. */
class DatesOfCopiesTest {

    private final PoolFixture fixture = new PoolFixture();

    @Test
    void aMemberWhoseCopyIsNotActiveYetIsPassedOver() {
        fixture.a.holding(Keys.first(1).active("2026-11-24T00:00:00Z").key());
        ModulePool pool = fixture.inOrder(fixture.a, fixture.b);

        credit(pool);

        assertThat(fixture.a.asked).isEmpty();
        assertThat(fixture.b.asked).hasSize(1);
    }

    @Test
    void aMemberWhoseCopyHasExpiredIsPassedOver() {
        fixture.a.holding(Keys.first(1).expires("2026-11-23T11:59:59Z").key());
        ModulePool pool = fixture.inOrder(fixture.a, fixture.b);

        credit(pool);

        assertThat(fixture.a.asked).isEmpty();
        assertThat(fixture.b.asked).hasSize(1);
    }

    @Test
    void withoutAnotherMemberTheDateIsTheRefusal() {
        fixture.a.holding(Keys.first(1).active("2026-11-24T00:00:00Z").key());
        ModulePool pool = fixture.inOrder(fixture.a);

        assertThatExceptionOfType(SecurityModuleException.class)
                .isThrownBy(() -> credit(pool))
                .satisfies(e -> assertThat(e.status()).isEqualTo(SmStatus.KEY_NOT_YET_ACTIVE))
                .withMessageEndingWith(
                        "no module could do it: a: 43 register 1 (SGC 123457 KRN 1 KT 2) is not active before "
                                + "2026-11-24T00:00:00Z (ACT)");
        assertThat(fixture.a.asked).isEmpty();
        fixture.later(pool, Duration.ofHours(12));
        assertThat(credit(pool)).isNotNull();
    }
}
