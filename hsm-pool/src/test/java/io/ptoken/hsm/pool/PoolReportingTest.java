package io.ptoken.hsm.pool;

import static io.ptoken.hsm.pool.fixture.PoolFixture.credit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.pool.fixture.FakeMember;
import io.ptoken.hsm.pool.fixture.PoolFixture;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.hsm.vend.SignedVending.Signed;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a pool says about itself, and who made a token. */
class PoolReportingTest {

    private final PoolFixture fixture = new PoolFixture();
    private final FakeMember a = fixture.a;
    private final FakeMember b = fixture.b;

    @Test
    void theStatusIsThatOfTheFirstMemberWithALineAboutEach() {
        ModulePool pool = fixture.inOrder(a, b);

        ModuleStatus status = pool.status();

        assertThat(status.idSm()).isEqualTo("id of a");
        assertThat(status.details())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "own.detail", "a",
                        "pool.modules", "2",
                        "pool.serving", "2",
                        "pool.module.a", "OPERATIONAL, priority 1, standby no, drained no, calls 0",
                        "pool.module.b", "OPERATIONAL, priority 2, standby no, drained no, calls 0"));
    }

    @Test
    void theStatusIsThatOfTheMemberThatWouldBeAsked() {
        ModulePool pool = fixture.inOrder(a, b, fixture.c);
        a.unplugged = true;
        credit(pool);
        assertThat(pool.status().idSm()).isEqualTo("id of b");

        pool.stand("b", ModuleStanding.FIRST.withDrained(true));
        assertThat(pool.status().idSm()).isEqualTo("id of c");

        pool.stand("c", ModuleStanding.FIRST.withDrained(true));
        assertThat(pool.status().details())
                .containsEntry("pool.serving", "0")
                .containsEntry(
                        "pool.module.a",
                        "SILENT, priority 1, standby no, drained no, calls 0, resting: a: no way to a,"
                                + " failures 1, fails since 2026-11-23T12:00:00Z, last 2026-11-23T12:00:00Z: a: no way to a");
    }

    @Test
    void aTamperedMemberIsShownWhenThereIsNoOther() {
        a.state = ModuleState.TAMPERED;
        ModulePool pool = fixture.inOrder(a);

        assertThat(pool.status().state()).isEqualTo(ModuleState.TAMPERED);
    }

    @Test
    void aPoolThatDoesNotAnswerSaysWhichMembersDoNot() {
        a.unplugged = true;
        b.unplugged = true;
        ModulePool pool = fixture.inOrder(a, b);

        assertThatThrownBy(pool::status).isInstanceOfSatisfying(SecurityModuleException.class, e -> {
            assertThat(e.failure()).isEqualTo(ModuleFailure.UNREACHABLE);
            assertThat(e.text()).isEqualTo("no module of the pool answers: a: no way to a; b: no way to b");
        });
    }

    @Test
    void asksAllMembersWhenSomebodyWantsToKnowNow() {
        ModulePool pool = fixture.inOrder(a, b);
        pool.members();
        a.transactionsLeft = Optional.of(7L);
        b.unplugged = true;
        assertThat(pool.members()).noneMatch(member -> member.silence().isPresent());
        fixture.clock.advance(Duration.ofMillis(1));

        pool.look();

        MemberReport first = pool.members().get(0);
        assertThat(first.status().orElseThrow().transactionsLeft()).contains(7L);
        assertThat(first.told().orElseThrow().at()).isEqualTo(fixture.clock.instant());
        assertThat(pool.members().get(1).silence()).isPresent();
    }

    @Test
    void theClockGoesOnBetweenLooks() {
        a.drift = Duration.ofSeconds(-3);
        ModulePool pool = fixture.inOrder(a);
        fixture.clock.advance(Duration.ofSeconds(5));

        assertThat(pool.status().clock()).isEqualTo(fixture.clock.instant().minusSeconds(3));
    }

    @Test
    void whoMadeATokenIsToldWithIt() {
        ModulePool pool = fixture.inOrder(a, b);
        a.refuse(SmStatus.PERMISSION_ERROR);

        Signed<TokenNumber> signed = pool.ask(vending -> vending.vendCredit(credit(1)));

        assertThat(signed).isEqualTo(new Signed<>(FakeMember.TOKEN, "id of b"));
    }

    @Test
    void poolsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> fixture.of(new PooledModule[0]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("modules")
                .hasMessageContaining("1-99");
        assertThatThrownBy(() -> fixture.of(a, a))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a name that no other module has");
        assertThatThrownBy(() -> PooledModule.of("no name", a)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> PooledModule.of("a", a).priority(100))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("1-99");
        assertThatThrownBy(() -> PoolSettings.DEFAULTS.withViewAge(Duration.ofSeconds(-1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("pool.viewAge");
        assertThatThrownBy(() -> PoolSettings.DEFAULTS.withPauses(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("pool.longestPause");
    }

    @Test
    void aLicenceGoesToTheMemberItIsMadeFor() {
        ModulePool pool = fixture.inOrder(a, b);
        a.licenceRefusal = new SecurityModuleException(SmStatus.INVALID_SECURITY_MODULE_ID, "not for a");

        assertThat(pool.loadTransactionLicence("text").licenceId()).isEqualTo("licence of b");
    }

    @Test
    void aLicenceThatNobodyTakesIsRefusedWithTheStatusThatSaysMost() {
        ModulePool pool = fixture.inOrder(a, b, fixture.c);
        a.licenceRefusal = new SecurityModuleException(SmStatus.INVALID_SECURITY_MODULE_ID, "not for a");
        b.licenceRefusal = new SecurityModuleException(SmStatus.INVALID_INSTRUCTION, "loaded before");
        fixture.c.unplugged = true;

        assertThatThrownBy(() -> pool.loadTransactionLicence("text"))
                .hasMessage("87 INVALID_INSTRUCTION: no module took the licence: a: 33 not for a; b: 87 loaded before;"
                        + " c: no way to c");
    }

    @Test
    void aLicenceWhoseAnswerIsLostIsOfferedToNobodyElse() {
        ModulePool pool = fixture.inOrder(a, b);
        a.licenceRefusal = SecurityModuleException.outcomeUnknown("no answer", new IllegalStateException());

        assertThatThrownBy(() -> pool.loadTransactionLicence("text"))
                .isInstanceOfSatisfying(
                        SecurityModuleException.class,
                        e -> assertThat(e.failure()).isEqualTo(ModuleFailure.OUTCOME_UNKNOWN));
        assertThat(b.asked).isEmpty();
    }

    @Test
    void aMemberThatIsNotThereIsRefusedWithTheNamesThatAre() {
        ModulePool pool = fixture.of(PooledModule.of("module-1", a), PooledModule.of("other", b));

        assertThatThrownBy(() -> pool.keyLoading("modul-1"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("the name of a module of the pool: module-1, other");
        assertThat(pool.keyLoading("module-1")).isEmpty();
        assertThat(pool.keyLoading()).isEmpty();
        assertThat(List.copyOf(a.asked)).isEmpty();
    }
}
