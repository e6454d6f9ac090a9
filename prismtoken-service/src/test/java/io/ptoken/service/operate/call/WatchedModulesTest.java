package io.ptoken.service.operate.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.pool.fixture.Keys;
import io.ptoken.hsm.pool.fixture.PoolFixture;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.MemberState;
import io.ptoken.service.operate.call.WatchCalls.WatchedMember;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the status tells of security modules. */
class WatchedModulesTest {

    private static final Operator OWNER = Operator.owner("root");

    private static InstallationStatus status(PrismToken application, boolean refresh) {
        return application.operators().handle(OWNER, new WatchCalls.Status(refresh), Dialogue.NOBODY);
    }

    @Test
    void oneAloneHasNoMembersAndTellsHowManyKeysSell() {
        ServiceFixture fixture = new ServiceFixture();
        fixture.module.load(TestKey.sta(2, 123_457, 2).issuedUntil("2026-11-01T00:00:00Z"));
        InstallationStatus seen = status(fixture.application, true);
        assertThat(seen.members()).isEmpty();
        assertThat(seen.ditks()).isEqualTo(OptionalInt.empty());
        assertThat(seen.module().orElseThrow().registersUsed()).isEqualTo(2);
        assertThat(seen.module().orElseThrow().selling()).isEqualTo(1);
        fixture.module.manufacture(0x76);
        assertThat(status(fixture.application, true).ditks()).isEqualTo(OptionalInt.of(2));
    }

    @Test
    void eachOfSeveralIsToldByNameWithItsStateAndTheAgeOfWhatItTold() {
        PoolFixture fixture = new PoolFixture();
        fixture.a.holding(
                Keys.first(1).key(),
                Keys.second(2).issuedUntil("2026-11-01T00:00:00Z").key());
        fixture.c.transactionsLeft = Optional.of(0L);
        fixture.d.state = ModuleState.TAMPERED;
        ModulePool pool = fixture.inOrder(fixture.a, fixture.b, fixture.c, fixture.d);
        fixture.b.unplugged = true;
        fixture.later(pool, Duration.ofMinutes(1));
        SettableClock clock = new SettableClock("2026-11-23T12:01:00Z");
        PrismToken application = PrismToken.on(pool, clock, new SecureRandom()).build();
        Map<String, WatchedMember> members = members(application);
        assertThat(members).containsOnlyKeys("a", "b", "c", "d");
        WatchedMember first = Optional.ofNullable(members.get("a")).orElseThrow();
        assertThat(first.state()).isEqualTo(MemberState.SERVING);
        assertThat(first.told()).contains(clock.instant());
        assertThat(first.module().orElseThrow().registersUsed()).isEqualTo(2);
        assertThat(first.module().orElseThrow().selling()).isEqualTo(1);
        WatchedMember silent = Optional.ofNullable(members.get("b")).orElseThrow();
        assertThat(silent.state()).isEqualTo(MemberState.SILENT);
        assertThat(silent.why()).isPresent();
        assertThat(silent.told()).contains(clock.instant().minusSeconds(60));
        assertThat(silent.module()).isPresent();
        assertThat(members.get("c")).extracting(WatchedMember::state).isEqualTo(MemberState.NOT_VENDING);
        assertThat(members.get("d")).extracting(WatchedMember::state).isEqualTo(MemberState.NOT_VENDING);

        application.operators().handle(OWNER, new PoolCalls.Drain("a"), Dialogue.NOBODY);
        fixture.c.transactionsLeft = Optional.of(9L);
        application.operators().handle(OWNER, new PoolCalls.SetStandby("c", true), Dialogue.NOBODY);
        fixture.later(pool, Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        members = members(application);
        assertThat(members.get("a")).extracting(WatchedMember::state).isEqualTo(MemberState.DRAINED);
        assertThat(members.get("c")).extracting(WatchedMember::state).isEqualTo(MemberState.STANDBY);
    }

    private static Map<String, WatchedMember> members(PrismToken application) {
        return status(application, false).members().stream()
                .collect(Collectors.toMap(WatchedMember::name, member -> member));
    }
}
