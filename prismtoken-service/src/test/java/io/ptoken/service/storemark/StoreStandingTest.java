package io.ptoken.service.storemark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.StoreHistory.Acceptance;
import io.ptoken.service.port.StoreHistory.MarkHolder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoreStandingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final InMemoryStore store = new InMemoryStore();

    @Test
    void takesAStoreThatNobodyMarked() {
        assertThat(standing("sm-1", Optional.empty(), true)).isEqualTo(new StoreStanding.New());
    }

    @Test
    void isWholeWhenItHoldsTheMarkedRowWhereverItStands() {
        write("a");
        StoreMark mark = mark(store.auditLog().head());
        write("b");
        assertThat(standing("sm-1", Optional.of(mark), true)).isEqualTo(new StoreStanding.Whole());
    }

    @Test
    void isOlderWhenTheMarkedRowIsMissing() {
        write("a");
        Link missing = new Link(7, "a".repeat(64));
        StoreStanding standing = standing("sm-1", Optional.of(mark(missing)), true);
        assertThat(standing)
                .isEqualTo(new StoreStanding.Older(missing, store.auditLog().head()));
        assertThat(standing.mayBeUsed()).isFalse();
        assertThat(standing.sentences())
                .contains("audit log ends at row 1, and row 7")
                .contains("meters would get them again")
                .contains("Put the newest copy of the store back")
                .contains("ptoken store accept-older");
    }

    @Test
    void isOlderWhenAnotherRowStandsInItsPlace() {
        write("a");
        assertThat(standing("sm-1", Optional.of(mark(new Link(1, "a".repeat(64)))), true))
                .isInstanceOf(StoreStanding.Older.class);
    }

    @Test
    void isNeverOlderForWhatWasTrimmedByAge() {
        write("a");
        StoreMark unused = mark(store.auditLog().head());
        write("b");
        store.auditLog().trim(NOW.plusSeconds(1), 10);
        assertThat(standing("standby", Optional.of(unused), false)).isEqualTo(new StoreStanding.Whole());
    }

    @Test
    void tellsAnotherStore() {
        StoreMark mark = new StoreMark("elsewhere", 3, "a".repeat(64), Map.of(), List.of());
        StoreStanding standing = standing("sm-1", Optional.of(mark), true);
        assertThat(standing)
                .isEqualTo(new StoreStanding.Other("elsewhere", store.history().storeId()));
        assertThat(standing.mayBeUsed()).isFalse();
        assertThat(standing.sentences()).contains("another store").contains("moved to this one on purpose");
    }

    @Test
    void missesAMarkThatWasKept() {
        store.history().join("file-1", NOW);
        assertThat(standing("file-1", Optional.empty(), false)).isEqualTo(new StoreStanding.MarkGone());
        assertThat(standing("file-2", Optional.empty(), true)).isEqualTo(new StoreStanding.MarkGone());
        assertThat(standing("file-2", Optional.empty(), false))
                .as("another node on a shared store")
                .isEqualTo(new StoreStanding.New());
        assertThat(new StoreStanding.MarkGone().sentences()).contains("cannot be told");
    }

    @Test
    void waitsForThoseWhoHaveNotSaidHowFarTheySold() {
        write("a");
        store.history().join("sm-1", NOW);
        store.history().join("sm-2", NOW);
        store.history()
                .accept(
                        new Acceptance("sm-1", Map.of(), List.of(), Set.of(), NOW),
                        AuditEntry.local(NOW, "jane", AcceptOlderStore.ACTION, "sm-1", ""));
        StoreMark mark = mark(store.auditLog().head());

        StoreStanding standing = standing("sm-1", Optional.of(mark), false);
        assertThat(standing.mayBeUsed()).isFalse();
        assertThat(standing.sentences())
                .contains("sm-2 (last at work 2026-11-23T12:00:00Z)")
                .contains("--without");
        assertThat(standing("sm-1", Optional.of(mark), true))
                .as("a store with one node, where sm-2 was replaced")
                .isEqualTo(new StoreStanding.Whole());
        assertThat(standing("sm-2", Optional.of(mark), false))
                .as("it says so when it starts")
                .isEqualTo(new StoreStanding.Whole());
    }

    @Test
    void saysThatWhatIsKeptCannotBeRead() {
        StoreMarking marking = StoreMarking.unreadable("node", true, "the key is missing");
        StoreStanding standing = marking.standing(store);
        assertThat(standing.mayBeUsed()).isFalse();
        assertThat(standing.sentences())
                .contains(
                        "cannot be read: the key is missing. Whether the store is the newest copy cannot be told. Put the"
                                + " right file back, or, if there is none, accept the store with 'ptoken store accept-older'.");
        assertThatExceptionOfType(OlderStoreException.class)
                .isThrownBy(() -> marking.begin(store, () -> NOW))
                .withMessage(standing.sentences());
        assertThat(store.history().keepers()).isEmpty();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> marking.keeping().keepUnless(mark -> true));
    }

    @Test
    void saysInOneSentenceWhatIsTheMatterAndWhatToDo() {
        Link row = new Link(7, "a".repeat(64));
        for (StoreStanding standing : List.of(
                new StoreStanding.Older(row, row),
                new StoreStanding.Other("a", "b"),
                new StoreStanding.MarkGone(),
                new StoreStanding.Unreadable("why"),
                new StoreStanding.Awaiting(List.of(new MarkHolder("sm-2", true, NOW))))) {
            assertThat(standing.brief())
                    .contains("'ptoken store accept-older'")
                    .doesNotContain(". ")
                    .endsWith(".");
            assertThat(standing.remedy())
                    .contains("'ptoken store accept-older'")
                    .endsWith(".");
        }
        for (StoreStanding standing : List.of(new StoreStanding.Whole(), new StoreStanding.New())) {
            assertThat(standing.brief()).isEqualTo("The store holds everything that was sold.");
            assertThat(standing.remedy()).isEmpty();
        }
    }

    private StoreStanding standing(String keeper, Optional<StoreMark> mark, boolean alone) {
        return StoreStanding.of(store, keeper, mark, alone);
    }

    private StoreMark mark(Link row) {
        return new StoreMark(store.history().storeId(), row.sequence(), row.hash(), Map.of(), List.of());
    }

    private void write(String subject) {
        store.auditLog().append(AuditEntry.local(NOW, "jane", "user.add", subject, ""));
    }
}
