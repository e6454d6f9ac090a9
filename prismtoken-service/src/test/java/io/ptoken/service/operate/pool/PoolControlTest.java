package io.ptoken.service.operate.pool;

import static io.ptoken.hsm.pool.fixture.PoolFixture.credit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.pool.ModuleStanding;
import io.ptoken.hsm.pool.PooledModule;
import io.ptoken.hsm.pool.fixture.PoolFixture;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.ModuleStandingStore;
import io.ptoken.service.port.ModuleStandingStore.Decision;
import io.ptoken.service.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draining, resuming, priority and standby by command. */
class PoolControlTest {

    private static final Actor JANE = Actor.local("jane");

    private final PoolFixture fixture = new PoolFixture();
    private final InMemoryStore memory = new InMemoryStore();
    private final Failing store = new Failing(memory.moduleStandings());
    private final ModulePool pool = pool();
    private final PoolControl control = new PoolControl(pool, store, fixture.clock);

    private ModulePool pool() {
        return fixture.inOrder(fixture.a, fixture.b);
    }

    @Test
    void aDrainedMemberGetsNothingUntilItIsResumed() {
        PoolControl.Change change = control.drain(JANE, "a");
        credit(pool);

        assertThat(change.before()).isEqualTo(new ModuleStanding(1, false, false));
        assertThat(change.member().standing()).isEqualTo(new ModuleStanding(1, false, true));
        assertThat(change.warning()).isEmpty();
        assertThat(fixture.a.asked).isEmpty();

        control.resume(JANE, "a");
        credit(pool);
        assertThat(fixture.a.asked).hasSize(1);
    }

    @Test
    void priorityAndStandbyChangeTheOrder() {
        control.setPriority(JANE, "a", 3);
        credit(pool);
        control.setStandby(JANE, "b", true);
        credit(pool);

        assertThat(fixture.b.asked).hasSize(1);
        assertThat(fixture.a.asked).hasSize(1);
        assertThat(control.members())
                .extracting(member -> member.standing().toString())
                .containsExactly("priority 3, standby no, drained no", "priority 2, standby yes, drained no");
    }

    @Test
    void drainingTheLastOneWarns() {
        control.drain(JANE, "a");

        assertThat(control.drain(JANE, "b").warning()).contains("no module of the pool serves: tokens are refused");
    }

    @Test
    void whatDiffersFromTheConfigurationSurvivesARestart() {
        control.drain(JANE, "a");
        control.setPriority(JANE, "b", 7);
        assertThat(memory.moduleStandings().all())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a", new Decision(OptionalInt.empty(), Optional.empty(), Optional.of(true)),
                        "b", new Decision(OptionalInt.of(7), Optional.empty(), Optional.empty())));

        ModulePool restarted = pool();
        new PoolControl(restarted, store, fixture.clock);

        assertThat(restarted.members())
                .extracting(MemberReport::standing)
                .containsExactly(new ModuleStanding(1, false, true), new ModuleStanding(7, false, false));
    }

    @Test
    void backToTheConfigurationNothingIsStored() {
        control.drain(JANE, "a");
        control.resume(JANE, "a");

        assertThat(memory.moduleStandings().all()).isEmpty();
    }

    @Test
    void eachCommandIsAudited() {
        control.drain(JANE, "a");
        control.setStandby(JANE, "a", true);

        assertThat(audit())
                .extracting(AuditRow::entry)
                .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::subject, AuditEntry::detail)
                .containsExactly(
                        tuple(
                                "jane",
                                "pool.drain",
                                "a",
                                "old priority 1, standby no, drained no; new priority 1, standby no, drained yes"),
                        tuple(
                                "jane",
                                "pool.standby",
                                "a",
                                "old priority 1, standby no, drained yes; new priority 1, standby yes, drained yes"));
    }

    @Test
    void anUnknownNameChangesNothing() {
        assertThatThrownBy(() -> control.drain(JANE, "x1"))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PARAM_RANGE))
                .hasMessageContaining("got 'x1'")
                .hasMessageContaining("the name of a module of the pool");

        assertThat(memory.moduleStandings().all()).isEmpty();
        assertThat(audit()).isEmpty();
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        PooledModule one = PooledModule.of("module-1", fixture.a);
        PooledModule other = PooledModule.of("other", fixture.b);
        PoolControl named = new PoolControl(fixture.of(one, other), store, fixture.clock);

        assertThatThrownBy(() -> named.drain(JANE, "modul-1"))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("the name of a module of the pool; did you mean 'module-1'?");
        assertThatThrownBy(() -> named.drain(JANE, "somewhere else"))
                .hasMessageContaining("the name of a module of the pool: module-1, other");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, -1})
    void aPriorityOutOfRangeChangesNothing(int priority) {
        assertThatThrownBy(() -> control.setPriority(JANE, "a", priority))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PARAM_RANGE))
                .hasMessageContaining("1-99");

        assertThat(memory.moduleStandings().all()).isEmpty();
        assertThat(pool.members().get(0).standing()).isEqualTo(ModuleStanding.FIRST);
    }

    @Test
    void aStoreThatFailsChangesNothing() {
        store.failing = true;

        assertThatThrownBy(() -> control.drain(JANE, "a")).isInstanceOf(StoreException.class);

        assertThat(pool.members().get(0).standing()).isEqualTo(ModuleStanding.FIRST);
        assertThat(control.members()).as("and what is known is still shown").hasSize(2);
    }

    @Test
    void whatAnotherNodeStoresIsTakenOverInTheBackground() {
        new PoolControl(pool(), memory.moduleStandings(), fixture.clock).drain(JANE, "a");
        credit(pool);
        assertThat(fixture.a.asked).hasSize(1);

        fixture.later(pool, Duration.ofSeconds(1));
        credit(pool);

        assertThat(fixture.a.asked).hasSize(1);
        assertThat(fixture.b.asked).hasSize(1);
    }

    private List<AuditRow> audit() {
        return memory.auditLog().page(Instant.EPOCH, Instant.MAX, 0, 100);
    }

    @Test
    void everyStandingIsReadAsItIsStored() {
        ModulePool configured = fixture.of(new PooledModule("a", fixture.a, new ModuleStanding(5, true, false)));
        PoolControl here = new PoolControl(configured, store, fixture.clock);
        for (ModuleStanding standing : List.of(
                new ModuleStanding(5, true, false),
                new ModuleStanding(99, true, false),
                new ModuleStanding(1, false, false),
                new ModuleStanding(5, false, true),
                new ModuleStanding(12, true, true))) {
            here.setPriority(JANE, "a", standing.priority());
            here.setStandby(JANE, "a", standing.standby());
            if (standing.drained()) {
                here.drain(JANE, "a");
            } else {
                here.resume(JANE, "a");
            }

            assertThat(here.members()).extracting(MemberReport::standing).containsExactly(standing);
        }
    }

    private static final class Failing implements ModuleStandingStore {

        private final ModuleStandingStore store;
        private volatile boolean failing;

        Failing(ModuleStandingStore store) {
            this.store = store;
        }

        @Override
        public Map<String, Decision> all() {
            requireWorking();
            return store.all();
        }

        @Override
        public void decide(String module, Decision decision, AuditEntry entry) {
            requireWorking();
            store.decide(module, decision, entry);
        }

        private void requireWorking() {
            if (failing) {
                throw new StoreException(StoreException.Reason.UNAVAILABLE, "no database");
            }
        }
    }
}
