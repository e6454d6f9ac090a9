package io.ptoken.service.storemark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.CheapHash;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreHistory.MarkHolder;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Selling from a store, losing it, and going on with an older copy: here a store that never saw any of it. */
class OlderStoreTest {

    private static final Actor JANE = Actor.local("jane");
    private static final String PASSWORD = "correct horse";
    private static final String SAMPLE = "00000000000";
    private static final TidReach REACH = new TidReach(Duration.ofDays(1), Duration.ofDays(7), true);
    private static final String OTHER = "12345678903";

    /** TID 0 of base date 2014, in minutes since 1993. */
    private static final long BEGIN_OF_2014 = Duration.between(BaseDate.BDT_1993.start(), BaseDate.BDT_2014.start())
            .toMinutes();

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final FakeSecurityModule module = new FakeSecurityModule(clock);
    private final MemoryKeeping keeping = new MemoryKeeping();
    private final StoreMarking marking = new StoreMarking("sm-1", keeping, false);
    private final InMemoryStore lost = store();
    private final Set<Integer> vended = new HashSet<>();
    private int messages;

    OlderStoreTest() {
        module.load(TestKey.sta(1, 123_457, 1));
    }

    @Test
    void remembersBeforeTheModuleIsAskedAndRefusesWhenItCannot() {
        TokenApiService api = start(lost);
        long tids = module.vended();
        clock.advance(Duration.ofMinutes(10));
        keeping.failing = true;
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> sell(api, lost, SAMPLE, IssueTime.NOW))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SECURITY_MODULE))
                .withMessageContaining("the mark cannot be written");
        assertThat(module.vended()).isEqualTo(tids);
        keeping.failing = false;
        assertThat(sell(api, lost, SAMPLE, IssueTime.NOW)).isPositive();
    }

    @Test
    void refusesToStartOnAStoreThatLacksWhatWasSold() {
        TokenApiService api = start(lost);
        sell(api, lost, SAMPLE, IssueTime.NOW);
        InMemoryStore older = store();
        assertThatThrownBy(() -> start(older))
                .isInstanceOf(OlderStoreException.class)
                .hasMessageContaining("ptoken store accept-older");
        assertThat(audited(older)).noneMatch(entry -> entry.action().equals(AcceptOlderStore.ACTION));
        assertThat(older.history().keepers()).isEmpty();
    }

    @Test
    void sellsNothingThatMayHaveBeenSoldAndGoesOnInMinutes() {
        TokenApiService before = start(lost);
        for (int i = 0; i < 4; i++) {
            vended.add(sell(before, lost, SAMPLE, IssueTime.NOW));
        }
        InMemoryStore older = store();
        AcceptOlderStore accept = new AcceptOlderStore(older, marking, clock);
        AcceptOlderStore.Plan plan = accept.plan();
        Instant again = plan.bars().sellsAgain(clock.instant());
        assertThat(Duration.between(clock.instant(), again)).isLessThanOrEqualTo(Duration.ofMinutes(6));
        accept.accept(plan, Set.of(), JANE);

        TokenApiService api = start(older);
        assertThatThrownBy(() -> sell(api, older, SAMPLE, IssueTime.NOW))
                .isInstanceOf(ServiceException.class)
                .hasMessage(
                        "Unhandled exception 'StorePutBack': the store was restored, or accepted as an older copy, and this"
                                + " meter may have tokens that it does not know; nothing was issued, next possible at "
                                + again);
        assertThatThrownBy(() -> sell(api, older, OTHER, IssueTime.NOW))
                .as("a meter first sold after the copy")
                .hasMessageContaining("next possible at " + again);
        clock.set(again.minusSeconds(1).toString());
        assertThatThrownBy(() -> sell(api, older, SAMPLE, IssueTime.NOW)).hasMessageContaining("StorePutBack");
        clock.set(again.toString());
        assertThat(vended.add(sell(api, older, SAMPLE, IssueTime.NOW))).isTrue();
        assertThat(sell(api, older, OTHER, IssueTime.NOW)).isPositive();
    }

    @Test
    void refusesTimesOfTheCallerBelowTheFloorForGood() {
        TokenApiService before = start(lost);
        sell(before, lost, SAMPLE, IssueTime.NOW);
        InMemoryStore older = acceptedOlder();
        TokenApiService api = start(older);
        Instant floor = older.history().floor(BaseDate.BDT_2014).orElseThrow().instant(BaseDate.BDT_2014);
        clock.advance(Duration.ofMinutes(30));

        long early = floor.getEpochSecond();
        long minutes = Duration.between(BaseDate.BDT_1993.start(), floor).toMinutes();
        String next = floor.plusSeconds(60).toString();
        assertBelow(api, older, new IssueTime(early, IssueTime.EXTERNAL_CLOCK), next);
        assertBelow(api, older, new IssueTime(minutes, IssueTime.TID_ADJUST_BDT), next);
        assertBelow(api, older, new IssueTime(BEGIN_OF_2014, IssueTime.TID_ADJUST_BDT), next);
        assertBelow(api, older, new IssueTime(0, IssueTime.SPECIAL_RESERVED), "2026-11-24T00:00:00Z");
        clock.set("2026-11-24T00:00:00Z");
        assertThat(sell(api, older, SAMPLE, new IssueTime(0, IssueTime.SPECIAL_RESERVED)))
                .as("what was promised")
                .isPositive();
        assertThat(sell(api, older, SAMPLE, new IssueTime(early + 60, IssueTime.EXTERNAL_CLOCK)))
                .isPositive();
    }

    private void assertBelow(TokenApiService api, ServiceStore store, IssueTime time, String next) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> sell(api, store, SAMPLE, time))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.PARAM_RANGE))
                .withMessage("Parameter 'tokenTime' out of range: got '" + time.tokenTime()
                        + "', expected a time that was not sold for, next possible at " + next
                        + ": the store was restored, or accepted as an older copy, and this meter may have tokens that it"
                        + " does not know");
    }

    @Test
    void barsAMeterThatWasFarAheadAndNoOther() {
        TokenApiService before = start(lost);
        sell(before, lost, OTHER, IssueTime.NOW);
        Instant ahead = clock.instant().plus(Duration.ofDays(3));
        int tid = sell(before, lost, SAMPLE, new IssueTime(ahead.getEpochSecond(), IssueTime.EXTERNAL_CLOCK));
        InMemoryStore older = acceptedOlder();
        TokenApiService api = start(older);
        clock.advance(Duration.ofMinutes(6));

        assertThat(sell(api, older, OTHER, IssueTime.NOW)).isPositive();
        assertThatThrownBy(() -> sell(api, older, SAMPLE, IssueTime.NOW)).hasMessageContaining("next possible at");
        clock.set(ahead.plus(Duration.ofMinutes(20)).toString());
        assertThat(sell(api, older, SAMPLE, IssueTime.NOW)).isGreaterThan(tid);
    }

    @Test
    void marksTheAcceptedStoreAsTheNewest() {
        sell(start(lost), lost, SAMPLE, IssueTime.NOW);
        InMemoryStore older = acceptedOlder();
        StoreMark mark = keeping.kept().orElseThrow();
        assertThat(mark.storeId()).isEqualTo(older.history().storeId());
        assertThat(mark.auditHash()).isEqualTo(older.auditLog().head().hash());
        AuditEntry entry = audited(older).get(audited(older).size() - 1);
        assertThat(entry.action()).isEqualTo("store.accept-older");
        assertThat(entry.actor()).isEqualTo("jane");
        assertThat(entry.subject()).isEqualTo("sm-1");
        assertThat(entry.detail())
                .contains("store before: " + lost.history().storeId())
                .contains("2014: TID ")
                .contains("meters ahead of that: 0");
        assertThat(marking.standing(older).mayBeUsed()).isTrue();
        assertThat(marking.standing(lost))
                .as("the lost one, should it come back")
                .isInstanceOf(StoreStanding.Other.class);
    }

    @Test
    void countsWithTheWorstWhereNoMarkIsLeftUnlessSomebodyKnowsBetter() {
        InMemoryStore older = store();
        older.history().join("sm-1", clock.instant());
        assertThatThrownBy(() -> start(older))
                .isInstanceOf(OlderStoreException.class)
                .hasMessageContaining("memory is gone");
        AcceptOlderStore accept = new AcceptOlderStore(older, marking, clock);
        assertThatThrownBy(accept::plan).isInstanceOf(IllegalStateException.class);
        Instant until = clock.instant().plus(Duration.ofDays(7));
        AcceptOlderStore.Plan plan = accept.plan(until, REACH);
        assertThat(plan.bars().sellsAgain(clock.instant())).isEqualTo(until.plusSeconds(60));
        accept.accept(accept.plan(clock.instant(), REACH), Set.of(), JANE);

        TokenApiService api = start(older);
        clock.advance(Duration.ofMinutes(1));
        assertThat(sell(api, older, SAMPLE, IssueTime.NOW)).isPositive();
    }

    /** The keeper was put back too, and accepted: what was sold since is in the store alone. */
    @Test
    void takesWhatTheStoreKnowsWhereTheMarkWasPutBack() {
        TokenApiService before = start(lost);
        int first = sell(before, lost, OTHER, IssueTime.NOW);
        StoreMark old = keeping.kept().orElseThrow();
        clock.advance(Duration.ofHours(1));
        int last = sell(before, lost, SAMPLE, IssueTime.NOW);
        Instant farAhead = clock.instant().plus(Duration.ofDays(3));
        int ahead = sell(before, lost, OTHER, new IssueTime(farAhead.getEpochSecond(), IssueTime.EXTERNAL_CLOCK));

        MemoryKeeping putBack = new MemoryKeeping();
        putBack.follow(() -> old);
        putBack.keepUnless(mark -> false);
        StoreMarking marked = new StoreMarking("sm-1", putBack, false);
        assertThat(marked.catchUp(lost, clock)).isPresent();
        assertThat(putBack.kept()).as("nothing is written yet").contains(old);
        putBack.keepUnless(mark -> false);

        StoreMark mark = putBack.kept().orElseThrow();
        assertThat(mark.auditHash()).isEqualTo(lost.auditLog().head().hash());
        assertThat(mark.highest())
                .hasEntrySatisfying(
                        BaseDate.BDT_2014, high -> assertThat(high.minutes()).isGreaterThanOrEqualTo(last));
        assertThat(last).isGreaterThan(first);
        assertThat(mark.ahead())
                .singleElement()
                .satisfies(meter -> assertThat(meter.tid().minutes()).isEqualTo(ahead));
        assertThat(marked.catchUp(store(), clock)).as("another store").isEmpty();
    }

    @Test
    void barsWhatTheStoreItselfShowsWhateverSomebodyRecalls() {
        assertThat(new AcceptOlderStore(store(), marking, clock).shownSales()).isEmpty();
        TokenApiService before = start(lost);
        int last = 0;
        for (int i = 0; i < 3; i++) {
            last = sell(before, lost, SAMPLE, IssueTime.NOW);
        }
        Instant farAhead = clock.instant().plus(Duration.ofDays(1));
        sell(before, lost, OTHER, new IssueTime(farAhead.getEpochSecond(), IssueTime.EXTERNAL_CLOCK));
        clock.advance(Duration.ofHours(5));
        AcceptOlderStore accept =
                new AcceptOlderStore(lost, new StoreMarking("sm-1", new MemoryKeeping(), false), clock);

        Instant shown = new TokenIdentifier(last).instant(BaseDate.BDT_2014);
        assertThat(accept.shownSales()).contains(shown);
        assertThat(accept.acceptedAt()).isEmpty();
        AcceptOlderStore.Plan plan = accept.plan(shown.minus(Duration.ofHours(2)), REACH);
        assertThat(plan.bars().floors()).containsEntry(BaseDate.BDT_2014, new TokenIdentifier(last));
        Instant later = shown.plus(Duration.ofHours(2));
        assertThat(accept.plan(later, REACH).bars().floors())
                .containsEntry(BaseDate.BDT_2014, TokenIdentifier.at(BaseDate.BDT_2014, later));
        accept.accept(plan, Set.of(), JANE);
        assertThat(accept.acceptedAt()).contains(clock.instant());
    }

    @Test
    void waitsForOtherNodesAndTakesWhatTheySay() {
        MemoryKeeping otherKeeping = new MemoryKeeping();
        StoreMarking other = new StoreMarking("sm-2", otherKeeping, false);
        InMemoryStore shared = store();
        PrismToken.on(module, clock, new SecureRandom())
                .store(shared)
                .marking(other)
                .build();
        TokenApiService here = start(shared);
        sell(here, shared, SAMPLE, IssueTime.NOW);
        AcceptOlderStore accept = new AcceptOlderStore(shared, marking, clock);
        accept.accept(accept.plan(), Set.of(), JANE);

        assertThatThrownBy(() -> start(shared))
                .isInstanceOf(OlderStoreException.class)
                .hasMessageContaining("sm-2");
        otherKeeping.keepUnless(mark -> false);
        PrismToken.on(module, clock, new SecureRandom())
                .store(shared)
                .marking(other)
                .build();
        assertThat(shared.history().keepers()).noneMatch(MarkHolder::awaited);
        assertThat(start(shared)).isNotNull();
    }

    @Test
    void goesOnWithoutAKeeperThatIsGone() {
        InMemoryStore shared = store();
        shared.history().join("sm-2", clock.instant());
        sell(start(shared), shared, SAMPLE, IssueTime.NOW);
        AcceptOlderStore accept = new AcceptOlderStore(shared, marking, clock);
        accept.accept(accept.plan(), Set.of("sm-2"), JANE);
        assertThat(start(shared)).isNotNull();
        assertThat(audited(shared)).anyMatch(entry -> entry.detail().endsWith("without [sm-2]"));
    }

    private InMemoryStore acceptedOlder() {
        InMemoryStore older = store();
        AcceptOlderStore accept = new AcceptOlderStore(older, marking, clock);
        accept.accept(accept.plan(), Set.of(), JANE);
        return older;
    }

    private InMemoryStore store() {
        InMemoryStore store = new InMemoryStore();
        store.accounts()
                .add(
                        Account.of("vendor", CheapHash.of(PASSWORD), Set.of(Role.API, Role.ISSUE_ANY), clock.instant()),
                        AuditEntry.local(clock.instant(), "test", "user.add", "vendor", ""));
        return store;
    }

    private TokenApiService start(ServiceStore store) {
        return PrismToken.on(module, clock, new SecureRandom())
                .store(store)
                .settings(ServiceSettings.DEFAULTS.withModuleMemoryMillis(0))
                .marking(marking)
                .build()
                .tokenApi();
    }

    /** The TID of what was sold. */
    private int sell(TokenApiService api, ServiceStore store, String drn, IssueTime time) {
        String session = api.handle(new SessionCalls.SignIn("s-" + messages, "local", "vendor", PASSWORD, "1.1", "en"));
        messages++;
        List<IssuedToken> tokens = api.handle(new IssueCalls.Credit(
                new CallContext("m-" + messages, session),
                Meters.sample().drn(drn).config(),
                0,
                BigDecimal.TEN,
                time));
        TokenIdentifier tid = tokens.get(0).tid();
        assertThat(store.auditLog().head().sequence()).isPositive();
        return tid.minutes();
    }

    private static List<AuditEntry> audited(ServiceStore store) {
        return store.auditLog().page(Instant.MIN, Instant.MAX, 0, Integer.MAX_VALUE).stream()
                .map(AuditRow::entry)
                .toList();
    }
}
