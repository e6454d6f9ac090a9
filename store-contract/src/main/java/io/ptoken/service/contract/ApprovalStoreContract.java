package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.ApprovalStore;
import io.ptoken.service.port.ApprovalStore.Approval;
import io.ptoken.service.port.ApprovalStore.Asked;
import io.ptoken.service.port.ApprovalStore.Asker;
import io.ptoken.service.port.ApprovalStore.Off;
import io.ptoken.service.port.ApprovalStore.Request;
import io.ptoken.service.port.ApprovalStore.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls that wait for a second person. */
abstract class ApprovalStoreContract extends PortContract {

    private static final Asker JANE = new Asker(Optional.of("jane"), "jane");
    private static final Asker OWNER = new Asker(Optional.empty(), "root (jane)");
    private static final Instant DAY_BEFORE = NOW.minus(Duration.ofDays(1));

    @Test
    void keepsEveryFieldAcrossARestart() {
        Request request = new Request(OWNER, "user.remove", "till-1", "ab".repeat(32), "username: till-1\n2nd", NOW);
        Approval asked = ask(request).approval();
        assertThat(asked).isEqualTo(new Approval(1, request, State.WAITING, Optional.empty(), Optional.empty()));
        approvals().decide(1, State.APPROVED, "bob", NOW.plusSeconds(1), entry("approved"));
        harness().restart();

        Approval approved =
                new Approval(1, request, State.APPROVED, Optional.of("bob"), Optional.of(NOW.plusSeconds(1)));
        assertThat(approvals().find(1)).contains(approved);
        assertThat(approvals().newest(9)).containsExactly(approved);
        assertThat(approvals().find(2)).isEmpty();
        assertAudited(entry("asked 1"), entry("approved"));
    }

    @Test
    void whoAsksAgainGetsTheSameWhileItCounts() {
        assertThat(ask(request(JANE, "a"))).extracting(Asked::isNew).isEqualTo(true);
        Asked again = approvals().ask(request(JANE, "a"), NOW.minusNanos(1000), id -> entry("asked " + id));
        assertThat(again.isNew()).isFalse();
        assertThat(again.approval().id()).isEqualTo(1);

        approvals().decide(1, State.APPROVED, "bob", NOW, entry("approved"));
        assertThat(ask(request(JANE, "a")).approval().state()).isEqualTo(State.APPROVED);
        assertThat(approvals()
                        .ask(request(JANE, "a"), NOW, id -> entry("too old"))
                        .isNew())
                .as("said last at the very end")
                .isTrue();
    }

    @Test
    void anotherAskerOrCallIsAnotherRequest() {
        ask(request(JANE, "a"));
        ask(request(JANE, "b"));
        ask(request(OWNER, "a"));
        assertThat(approvals().newest(2))
                .extracting(one -> one.request().asker().account())
                .containsExactly(Optional.empty(), Optional.of("jane"));
        ask(request(JANE, "a"));
        ask(request(OWNER, "b"));
        assertThat(approvals().newest(9)).extracting(Approval::id).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void whatIsRefusedOrUsedIsAskedForAnew() {
        ask(request(JANE, "a"));
        assertThat(approvals().decide(1, State.REFUSED, "bob", NOW, entry("refused")))
                .isTrue();
        Asked second = ask(request(JANE, "a"));
        assertThat(second.isNew()).isTrue();
        long id = second.approval().id();
        approvals().decide(id, State.APPROVED, "bob", NOW, entry("approved"));
        approvals().use(id, DAY_BEFORE, entry("used"));
        assertThat(ask(request(JANE, "a")).isNew()).isTrue();
    }

    @Test
    void onlyWhatWaitsIsDecided() {
        ask(request(JANE, "a"));
        approvals().decide(1, State.REFUSED, "bob", NOW, entry("refused"));
        assertThat(approvals().decide(1, State.APPROVED, "bob", NOW, entry("approved")))
                .isFalse();
        assertThat(approvals().decide(2, State.APPROVED, "bob", NOW, entry("nothing")))
                .isFalse();
        assertThat(approvals().find(1).orElseThrow().state()).isEqualTo(State.REFUSED);
        assertAudited(entry("asked 1"), entry("refused"));
    }

    @Test
    void anApprovalIsTakenBackUntilItIsUsed() {
        ask(request(JANE, "a"));
        approvals().decide(1, State.APPROVED, "bob", NOW, entry("approved"));
        assertThat(approvals().decide(1, State.APPROVED, "carol", NOW, entry("again")))
                .isFalse();
        assertThat(approvals().decide(1, State.REFUSED, "carol", NOW, entry("taken back")))
                .isTrue();
        assertThat(approvals().use(1, DAY_BEFORE, entry("used"))).isFalse();

        ask(request(JANE, "a"));
        approvals().decide(2, State.APPROVED, "bob", NOW, entry("approved"));
        approvals().use(2, DAY_BEFORE, entry("used"));
        assertThat(approvals().decide(2, State.REFUSED, "carol", NOW, entry("too late")))
                .isFalse();
    }

    @Test
    void onlyWhatIsApprovedIsUsedAndOnlyWhileItCounts() {
        ask(request(JANE, "a"));
        assertThat(approvals().use(1, DAY_BEFORE, entry("waits"))).isFalse();
        approvals().decide(1, State.APPROVED, "bob", NOW, entry("approved"));
        assertThat(approvals().use(1, NOW, entry("too late"))).isFalse();
        assertThat(approvals().use(1, NOW.minusNanos(1000), entry("used"))).isTrue();
        assertThat(approvals().use(1, DAY_BEFORE, entry("twice"))).isFalse();
        approvals().giveBack(1, entry("given back"));
        approvals().giveBack(1, entry("given back twice"));
        assertThat(approvals().use(1, DAY_BEFORE, entry("used again"))).isTrue();
        assertAudited(entry("asked 1"), entry("approved"), entry("used"), entry("given back"), entry("used again"));
    }

    @Test
    void twoProcessesUseOneApprovalOnce() throws Exception {
        ask(request(JANE, "a"));
        approvals().decide(1, State.APPROVED, "bob", NOW, entry("approved"));
        List<ApprovalStore> nodes = List.of(approvals(), harness().another().approvals());
        List<Boolean> used = Callers.run(
                8,
                IntStream.range(0, 32)
                        .mapToObj(
                                i -> (Callable<Boolean>) () -> nodes.get(i % 2).use(1, DAY_BEFORE, entry("used")))
                        .toList());
        assertThat(used).containsOnlyOnce(true);
        assertAudited(entry("asked 1"), entry("approved"), entry("used"));
    }

    @Test
    void ofManyWhoAskTheSameAllGetTheSame() throws Exception {
        List<ApprovalStore> nodes = List.of(approvals(), harness().another().approvals());
        List<Asked> asked = Callers.run(
                8,
                IntStream.range(0, 32)
                        .mapToObj(i -> (Callable<Asked>)
                                () -> nodes.get(i % 2).ask(request(JANE, "a"), DAY_BEFORE, id -> entry("asked")))
                        .toList());
        assertThat(asked).extracting(Asked::isNew).containsOnlyOnce(true);
        assertThat(asked)
                .extracting(one -> one.approval().id())
                .containsOnly(asked.get(0).approval().id());
        assertAudited(entry("asked"));
    }

    @Test
    void removesThoseOfWhichNothingWasSaidForLongTheOldestFirst() {
        ask(request(JANE, "a"));
        ask(request(JANE, "b"));
        ask(request(JANE, "c"));
        approvals().decide(1, State.REFUSED, "bob", NOW.plusSeconds(2), entry("refused"));
        approvals().decide(2, State.APPROVED, "bob", NOW.plusSeconds(1), entry("approved"));

        assertThat(approvals().trim(NOW, 9)).isZero();
        assertThat(approvals().trim(NOW.plusSeconds(2), 1)).isEqualTo(1);
        assertThat(approvals().newest(9)).extracting(Approval::id).containsExactly(2L, 1L);
        assertThat(approvals().trim(NOW.plusSeconds(2), 9)).isEqualTo(1);
        assertThat(approvals().newest(9)).extracting(Approval::id).containsExactly(1L);
        assertThat(ask(request(JANE, "c")).approval().id())
                .as("no number is given twice")
                .isEqualTo(4);
    }

    @Test
    void remembersWhoChangedWhoseRolesLast() {
        approvals().rolesChange("bob", Optional.of("jane"), NOW);
        approvals().rolesChange("bob", Optional.empty(), NOW.plusSeconds(1));
        approvals().rolesChange("bob", Optional.of("jane"), NOW.plusSeconds(2));
        harness().restart();
        assertThat(approvals().rolesChanged("bob", Optional.of("jane"))).contains(NOW.plusSeconds(2));
        assertThat(approvals().rolesChanged("bob", Optional.empty())).contains(NOW.plusSeconds(1));
        assertThat(approvals().rolesChanged("jane", Optional.of("bob"))).isEmpty();
    }

    @Test
    void remembersSinceWhenThereIsAList() {
        assertThat(approvals().since()).isEmpty();
        approvals().begin(NOW);
        approvals().begin(NOW.plusSeconds(1));
        harness().restart();
        assertThat(approvals().since()).contains(NOW.plusSeconds(1));
    }

    @Test
    void switchedOffForgetsTheListAndWhatIsOpenUntilAcknowledged() {
        store().preferences().set("list", "user.remove", entry("set"));
        store().preferences().set("other", "1", entry("other"));
        ask(request(JANE, "a"));
        ask(request(JANE, "b"));
        approvals().decide(2, State.APPROVED, "bob", NOW, entry("approved"));
        ask(request(JANE, "c"));
        approvals().decide(3, State.REFUSED, "bob", NOW, entry("refused"));
        assertThat(approvals().off()).isEmpty();
        assertThat(approvals().acknowledge(entry("nothing"))).isFalse();

        approvals().turnOff("list", new Off(NOW, "root"), entry("off"));
        harness().restart();
        assertThat(store().preferences().all()).containsOnlyKeys("other");
        assertThat(approvals().off()).contains(new Off(NOW, "root"));
        assertThat(approvals().newest(9)).extracting(Approval::id).containsExactly(3L);
        assertThat(approvals().acknowledge(entry("acknowledged"))).isTrue();
        harness().restart();
        assertThat(approvals().off()).isEmpty();
        assertThat(ask(request(JANE, "a")).approval().id())
                .as("a number of its own")
                .isGreaterThan(3);
        assertThat(audited()).contains(entry("off"), entry("acknowledged")).doesNotContain(entry("nothing"));
    }

    private Asked ask(Request request) {
        return approvals().ask(request, DAY_BEFORE, id -> entry("asked " + id));
    }

    private static Request request(Asker asker, String digest) {
        return new Request(asker, "user.remove", "till-1", digest, "username: till-1", NOW);
    }

    private ApprovalStore approvals() {
        return store().approvals();
    }
}
