package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.AlertStore;
import io.ptoken.service.port.AlertStore.Acknowledgement;
import io.ptoken.service.port.AlertStore.Alert;
import io.ptoken.service.port.AlertStore.AlertKey;
import io.ptoken.service.port.AlertStore.Noticed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The history of what needed attention. */
abstract class AlertStoreContract extends PortContract {

    private static final AlertKey DISK = new AlertKey("one:9443", "ERROR", "EService.DiskSpace", "");
    private static final AlertKey ACCOUNT = new AlertKey("", "WARNING", "EAccount.Account", "jane");
    private static final Acknowledgement JOE = new Acknowledgement("joe", "seen to", NOW.plusSeconds(7));

    @Test
    void thereAreNoneAtFirst() {
        assertThat(alerts().open()).isEmpty();
        assertThat(alerts().page(Instant.EPOCH, false, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(alerts().find(1)).isEmpty();
    }

    @Test
    void whatIsRaisedStandsAndSurvivesARestart() {
        Alert raised = raise(DISK);
        harness().restart();

        assertThat(raised)
                .isEqualTo(new Alert(
                        raised.id(), DISK, "a text", "do this", "NODE", NOW, Optional.empty(), Optional.empty()));
        assertThat(raised.id()).isPositive();
        assertThat(alerts().open()).containsExactly(raised);
        assertThat(alerts().find(raised.id())).contains(raised);
    }

    @Test
    void ofOneThingOneIsOpenWhoeverSeesIt() {
        Alert raised = raise(DISK);
        AlertStore other = harness().another().alerts();

        assertThat(other.raise(seen(DISK, NOW.plusSeconds(1)), NOW.plusSeconds(1)))
                .isEmpty();
        assertThat(alerts().raise(seen(DISK, NOW.plusSeconds(1)), NOW.plusSeconds(1)))
                .isEmpty();
        assertThat(other.open()).containsExactly(raised);
    }

    @Test
    void whatDiffersInAnythingIsAnother() {
        List<AlertKey> keys = List.of(
                ACCOUNT,
                new AlertKey("two", "WARNING", "EAccount.Account", "jane"),
                new AlertKey("", "ERROR", "EAccount.Account", "jane"),
                new AlertKey("", "WARNING", "EAccount.Password", "jane"),
                new AlertKey("", "WARNING", "EAccount.Account", "joe"));
        keys.forEach(this::raise);

        assertThat(alerts().open()).extracting(Alert::key).containsExactlyElementsOf(keys);
        assertThat(alerts().open()).extracting(Alert::id).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatHasEndedIsNotOpenAndKeepsItsTimes() {
        Alert raised = raise(DISK);
        raise(ACCOUNT);

        assertThat(alerts().end(raised.id(), NOW.plusSeconds(5))).isTrue();
        assertThat(alerts().end(raised.id(), NOW.plusSeconds(6))).isFalse();
        harness().restart();

        assertThat(alerts().open()).extracting(Alert::key).containsExactly(ACCOUNT);
        assertThat(alerts().find(raised.id()).orElseThrow().ended()).contains(NOW.plusSeconds(5));
    }

    @Test
    void nobodyEndsWhatWasRaisedAfterTheyLooked() {
        Alert raised = raise(DISK);

        assertThat(alerts().end(raised.id(), NOW.minusSeconds(1))).isFalse();
        assertThat(alerts().end(raised.id() + 1, NOW)).isFalse();
        assertThat(alerts().open()).containsExactly(raised);
        assertThat(alerts().end(raised.id(), NOW)).isTrue();
    }

    @Test
    void whatEndedIsRaisedAgainByWhoHasSeenItSince() {
        Alert first = raise(DISK);
        alerts().end(first.id(), NOW.plusSeconds(10));

        assertThat(alerts().raise(seen(DISK, NOW), NOW.plusSeconds(9)))
                .as("another node knows better")
                .isEmpty();
        Alert second = alerts().raise(seen(DISK, NOW), NOW.plusSeconds(10)).orElseThrow();

        assertThat(second.id()).isGreaterThan(first.id());
        assertThat(alerts().open()).containsExactly(second);
    }

    @Test
    void pagesGoFromTheNewestBack() {
        long a = raise(DISK).id();
        long b = raise(ACCOUNT).id();
        long c = raise(new AlertKey("", "INFO", "EAccount.Technician", "t")).id();
        alerts().end(b, NOW.plusSeconds(10));

        assertThat(ids(alerts().page(Instant.EPOCH, false, Long.MAX_VALUE, 2))).containsExactly(c, b);
        assertThat(ids(alerts().page(Instant.EPOCH, false, b, 2))).containsExactly(a);
        assertThat(ids(alerts().page(Instant.EPOCH, true, Long.MAX_VALUE, 9))).containsExactly(c, a);
        assertThat(ids(alerts().page(NOW.plusSeconds(10), false, Long.MAX_VALUE, 9)))
                .as("stood then")
                .containsExactly(c, b, a);
        assertThat(ids(alerts().page(NOW.plusSeconds(11), false, Long.MAX_VALUE, 9)))
                .as("what stands was raised before, and stands")
                .containsExactly(c, a);
    }

    @Test
    void isAcknowledgedOnceWithItsEntry() {
        Alert raised = raise(DISK);

        assertThat(alerts().acknowledge(raised.id(), JOE, entry("noted"))).isTrue();
        assertThat(alerts().acknowledge(raised.id(), new Acknowledgement("jane", "", NOW), entry("late")))
                .isFalse();
        assertThat(alerts().acknowledge(raised.id() + 1, JOE, entry("none"))).isFalse();
        harness().restart();

        assertThat(alerts().open().get(0).acknowledged()).contains(JOE);
        assertAudited(entry("noted"));
        assertThat(alerts().end(raised.id(), NOW.plusSeconds(9))).isTrue();
        assertThat(alerts().find(raised.id()).orElseThrow().acknowledged()).contains(JOE);
    }

    @Test
    void onlyWhatEndedIsTrimmedTheOldestFirst() {
        long a = raise(DISK).id();
        long b = raise(ACCOUNT).id();
        long c = raise(new AlertKey("", "INFO", "EAccount.Technician", "t")).id();
        long d = raise(new AlertKey("", "INFO", "EAccount.Technician", "u")).id();
        alerts().end(b, NOW.plusSeconds(1));
        alerts().end(a, NOW.plusSeconds(2));
        alerts().end(d, NOW.plusSeconds(3));

        assertThat(alerts().trim(NOW.plusSeconds(3), 1)).isEqualTo(1);
        assertThat(alerts().find(b)).isEmpty();
        assertThat(alerts().trim(NOW.plusSeconds(3), 9)).isEqualTo(1);
        assertThat(alerts().trim(NOW.plusSeconds(3), 9)).isZero();
        assertThat(ids(alerts().page(Instant.EPOCH, false, Long.MAX_VALUE, 9))).containsExactly(d, c);
        alerts().trim(NOW.plus(Duration.ofDays(9)), 9);
        assertThat(raise(ACCOUNT).id()).as("no number comes twice").isGreaterThan(d);
    }

    private Alert raise(AlertKey key) {
        return alerts().raise(seen(key, NOW), NOW).orElseThrow();
    }

    private static Noticed seen(AlertKey key, Instant since) {
        return new Noticed(key, "a text", "do this", "NODE", since);
    }

    private static List<Long> ids(List<Alert> alerts) {
        return alerts.stream().map(Alert::id).toList();
    }

    private AlertStore alerts() {
        return store().alerts();
    }
}
