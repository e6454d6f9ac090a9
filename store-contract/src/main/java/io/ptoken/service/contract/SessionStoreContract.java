package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.SessionEnd;
import io.ptoken.service.port.SessionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    void aUseMovesLastUseAndEndForwardAndNeverBack() {
        open();
        sessions().use("a1", NOW.plusSeconds(20), NOW.plusSeconds(90));
        ApiSession used = ONE.used(NOW.plusSeconds(20), NOW.plusSeconds(90));
        assertThat(sessions().find("a1")).contains(used);
        sessions().use("a1", NOW.plusSeconds(10), NOW.plusSeconds(80));
        assertThat(sessions().find("a1")).contains(used);
        sessions().use("a1", NOW.plusSeconds(30), NOW.plusSeconds(80));
        assertThat(sessions().find("a1")).contains(used.used(NOW.plusSeconds(30), NOW.plusSeconds(80)));
        assertThat(audited()).hasSize(3);
    }

    @Test
    void noUseBringsBackWhatWasClosed() {
        open();
        sessions().close("a1", SessionEnd.REVOKED, entry("closed"));
        sessions().use("a1", NOW.plusSeconds(10), NOW.plusSeconds(90));
        assertThat(sessions().find("a1")).contains(ONE.ended(SessionEnd.REVOKED, NOW));
    }

    @ParameterizedTest
    @EnumSource
    void closesOnceAndRemembersWhy(SessionEnd why) {
        open();
        assertThat(sessions().close("a1", why, entry("closed"))).isTrue();
        assertThat(sessions().close("a1", SessionEnd.SIGNED_OUT, entry("again")))
                .isFalse();
        harness().restart();
        assertThat(sessions().find("a1")).contains(ONE.ended(why, NOW));
        assertThat(sessions().open(NOW.minusSeconds(1))).containsExactly(OTHER, TWO);
        assertAudited(entry("a1"), entry("a2"), entry("a0"), entry("closed"));
    }

    @Test
    void closesNothingWhoseTimeIsOver() {
        sessions().open(session("old", "vending", -60, 0), entry("old"));
        assertThat(sessions().close("old", SessionEnd.REVOKED, entry("closed"))).isFalse();
        assertThat(sessions().closeAllOf("vending", SessionEnd.REVOKED, entry("all")))
                .isZero();
        assertThat(sessions().find("old").orElseThrow().endedBy()).isEmpty();
        assertAudited(entry("old"), entry("all"));
    }

    @Test
    void closesAllOfAnAccount() {
        open();
        assertThat(sessions().closeAllOf("vending", SessionEnd.REVOKED, entry("all")))
                .isEqualTo(2);
        assertThat(sessions().open(NOW)).containsExactly(OTHER);
        assertThat(sessions().find("a2")).contains(TWO.ended(SessionEnd.REVOKED, NOW));
        assertThat(sessions().closeAllOf("vending", SessionEnd.REVOKED, entry("none")))
                .isZero();
        assertAudited(entry("a1"), entry("a2"), entry("a0"), entry("all"), entry("none"));
    }

    @Test
    void listsThoseOfAnAccountTheOneUsedLongestAgoInFront() {
        open();
        sessions().open(session("a3", "vending", 2, 120), entry("a3"));
        sessions().open(session("a4", "vending", 2, 120), entry("a4"));
        sessions().use("a1", NOW.plusSeconds(9), NOW.plusSeconds(60));
        sessions().close("a4", SessionEnd.SUPERSEDED, entry("closed"));
        assertThat(sessions().openOf("vending", NOW))
                .extracting(ApiSession::tokenHash)
                .containsExactly("a2", "a3", "a1");
        assertThat(sessions().openOf("vending", NOW.plusSeconds(60)))
                .extracting(ApiSession::tokenHash)
                .containsExactly("a2", "a3");
        assertThat(sessions().openOf("nobody", NOW)).isEmpty();
    }

    @Test
    void trimsTheSurplusOfAnAccountTheOldestFirst() {
        open();
        sessions().open(session("a3", "vending", 2, 90), entry("a3"));
        sessions().open(session("a4", "vending", 2, 600), entry("a4"));
        assertThat(sessions().trimOf("vending", NOW.plusSeconds(120), 3, 10)).isZero();
        assertThat(sessions().trimOf("vending", NOW.plusSeconds(120), 1, 1)).isEqualTo(1);
        assertThat(sessions().find("a1")).isEmpty();
        assertThat(sessions().trimOf("vending", NOW.plusSeconds(120), 1, 10)).isEqualTo(1);
        assertThat(sessions().find("a3")).isEmpty();
        assertThat(sessions().trimOf("vending", NOW.plusSeconds(120), 0, 10)).isEqualTo(1);
        assertThat(sessions().find("a2")).isEmpty();
        assertThat(sessions().find("a4")).isPresent();
        assertThat(sessions().find("a0")).isPresent();
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
        sessions().close("a1", SessionEnd.REVOKED, entry("closed"));
        assertThat(other.find("a1").orElseThrow().isOpen(NOW)).isFalse();
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
