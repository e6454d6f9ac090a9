package io.ptoken.hsm.pool;

import static io.ptoken.hsm.pool.fixture.PoolFixture.change;
import static io.ptoken.hsm.pool.fixture.PoolFixture.credit;
import static io.ptoken.hsm.pool.fixture.PoolFixture.management;
import static io.ptoken.hsm.pool.fixture.PoolFixture.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.pool.fixture.Keys;
import io.ptoken.hsm.pool.fixture.PoolFixture;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A request went out and its answer was lost: what has a TID is never asked of another member. */
class LostAnswerTest {

    private final PoolFixture fixture = new PoolFixture();
    private final ModulePool pool;

    LostAnswerTest() {
        fixture.a.holding(Keys.first(1).key(), Keys.second(2).key());
        fixture.b.holding(Keys.first(1).key(), Keys.second(2).key());
        pool = fixture.inOrder(fixture.a, fixture.b);
        fixture.a.loseAnswers();
    }

    @Test
    void creditIsNotRepeated() {
        assertOutcomeUnknown(() -> credit(pool));
        assertThat(fixture.b.asked).isEmpty();
    }

    @Test
    void aManagementTokenIsNotRepeated() {
        assertOutcomeUnknown(() -> pool.vendManagement(management(1)));
        assertThat(fixture.b.asked).isEmpty();
    }

    @Test
    void aKeyChangeIsRepeatedBecauseItsTokensAreTheSame() {
        assertThat(pool.vendKeyChange(change(1, 2)).tokens()).hasSize(2);
        assertThat(fixture.b.asked).containsExactly("change 1 2");
    }

    @Test
    void aVerificationIsRepeatedBecauseItChangesNothing() {
        pool.verify(verify(1));
        assertThat(fixture.b.asked).containsExactly("verify 1");
    }

    @Test
    void theMemberIsLeftAloneAfterwards() {
        assertOutcomeUnknown(() -> credit(pool));
        fixture.a.serveAgain();

        credit(pool);

        assertThat(fixture.a.asked).hasSize(1);
        assertThat(fixture.b.asked).hasSize(1);
    }

    @Test
    void aMemberThatAnswersOthersMeanwhileIsNotLeftAlone() {
        ModulePool alone = fixture.inOrder(fixture.a);
        fixture.a.serveAgain();
        fixture.a.meanwhile = () -> {
            fixture.a.meanwhile = () -> {};
            credit(alone);
            fixture.a.loseAnswers();
        };

        assertOutcomeUnknown(() -> credit(alone));

        assertThat(alone.members().get(0).resting()).isEmpty();
        fixture.a.serveAgain();
        credit(alone);
        assertThat(fixture.a.asked).hasSize(3);
    }

    @Test
    void afterThoseThatDidNotGetItTheFirstThatLostItIsTheLast() {
        ModulePool three = fixture.inOrder(fixture.c, fixture.a, fixture.b);
        fixture.c.unplugged = true;

        assertOutcomeUnknown(() -> credit(three));

        assertThat(fixture.b.asked).isEmpty();
    }

    @Test
    void aDefectIsNotRepeatedEither() {
        fixture.a.refusal = new IllegalStateException("a defect of an adapter");

        assertThatThrownBy(() -> credit(pool)).isSameAs(fixture.a.refusal);
        assertThat(fixture.b.asked).isEmpty();
        assertThat(pool.members()).extracting(MemberReport::outstanding).containsOnly(0);
    }

    private static void assertOutcomeUnknown(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SecurityModuleException.class, e -> {
            assertThat(e.failure()).isEqualTo(ModuleFailure.OUTCOME_UNKNOWN);
            assertThat(e.status()).isEqualTo(SmStatus.DEVICE_FAILURE);
            assertThat(e.text()).isEqualTo("a: no answer; no other module was asked, because the token may exist");
        });
    }
}
