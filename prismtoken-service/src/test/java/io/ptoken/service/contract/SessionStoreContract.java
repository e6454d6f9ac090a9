package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.ApiSession;
import io.ptoken.service.port.SessionStore;
import org.junit.jupiter.api.Test;

/** Sessions. */
abstract class SessionStoreContract extends PortContract {

    private static final ApiSession ONE = session("a1", "vending", 0, 60);
    private static final ApiSession TWO = session("a2", "vending", 1, 120);
    private static final ApiSession OTHER = session("a0", "auditor", 2, 30);

    @Test
    void findsASessionByItsHashAlsoAfterARestartAndAfterItsEnd() {
        open();
        harness().restart();
        assertThat(sessions().find("a1")).contains(ONE);
        assertThat(sessions().find("A1")).isEmpty();
        assertAudited(entry("a1"), entry("a2"), entry("a0"));
    }

    @Test
    void listsThoseThatAreNotOverByNameAndOpening() {
        open();
        assertThat(sessions().open(NOW)).containsExactly(OTHER, ONE, TWO);
        assertThat(sessions().open(NOW.plusSeconds(30).minusNanos(1000))).hasSize(3);
        assertThat(sessions().open(NOW.plusSeconds(30))).containsExactly(ONE, TWO);
        assertThat(sessions().open(NOW.plusSeconds(120))).isEmpty();
    }

    @Test
    void extendsButNeverShortens() {
        open();
        sessions().extend("a1", NOW.plusSeconds(90));
        assertThat(sessions().find("a1")).contains(ONE.until(NOW.plusSeconds(90)));
        sessions().extend("a1", NOW.plusSeconds(80));
        assertThat(sessions().find("a1")).contains(ONE.until(NOW.plusSeconds(90)));
        assertThat(audited()).hasSize(3);
    }

    @Test
    void extendsNothingThatIsClosed() {
        open();
        sessions().close("a1", entry("closed"));
        sessions().extend("a1", NOW.plusSeconds(90));
        assertThat(sessions().find("a1")).isEmpty();
    }

    @Test
    void closesOnce() {
        open();
        assertThat(sessions().close("a1", entry("closed"))).isTrue();
        assertThat(sessions().close("a1", entry("again"))).isFalse();
        assertThat(sessions().open(NOW)).containsExactly(OTHER, TWO);
        assertAudited(entry("a1"), entry("a2"), entry("a0"), entry("closed"));
    }

    @Test
    void closesAllOfAnAccount() {
        open();
        assertThat(sessions().closeAllOf("vending", entry("all"))).isEqualTo(2);
        assertThat(sessions().open(NOW)).containsExactly(OTHER);
        assertThat(sessions().closeAllOf("vending", entry("none"))).isZero();
        assertAudited(entry("a1"), entry("a2"), entry("a0"), entry("all"), entry("none"));
    }

    @Test
    void trimsThoseThatEndedLongAgoTheOldestFirst() {
        open();
        assertThat(sessions().trim(NOW.plusSeconds(120), 1)).isEqualTo(1);
        assertThat(sessions().find("a0")).isEmpty();
        assertThat(sessions().trim(NOW.plusSeconds(120), 10)).isEqualTo(1);
        assertThat(sessions().trim(NOW.plusSeconds(120), 10)).isZero();
        assertThat(sessions().find("a2")).contains(TWO);
    }

    @Test
    void knowsInAnotherProcessWhatWasClosedHere() {
        open();
        SessionStore other = harness().another().sessions();
        assertThat(other.find("a1")).contains(ONE);
        sessions().close("a1", entry("closed"));
        assertThat(other.find("a1")).isEmpty();
    }

    private void open() {
        sessions().open(ONE, entry("a1"));
        sessions().open(TWO, entry("a2"));
        sessions().open(OTHER, entry("a0"));
    }

    private SessionStore sessions() {
        return store().sessions();
    }

    private static ApiSession session(String hash, String username, int opened, int end) {
        return new ApiSession(hash, username, "10.0.0.1:5000", NOW.plusSeconds(opened), NOW.plusSeconds(end));
    }
}
