package io.ptoken.service.operate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.audit.AnonymousActivity.Caller;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnonymousCallsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final AuditLog log = new InMemoryStore().auditLog();
    private final AnonymousCalls anonymous = new AnonymousCalls(log);

    @Test
    void putsThoseFirstFromWhereNobodyHasSignedInThenThoseWithMostCalls() {
        add(0, "jane", "10.0.0.7", "signInWithPassword", "Ok");
        for (int i = 1; i <= 3; i++) {
            add(i, "", "10.0.0.7", "issueCreditToken", "EAuthentication");
        }
        add(4, "", "10.0.0.8", "signInWithPassword", "ESignin.Authentication");
        add(5, "", "10.0.0.9", "getStatus", "EAuthentication");
        add(6, "", "10.0.0.9", "signInWithPassword", "ESignin.Authentication");
        add(7, "", "10.0.0.9", "signInWithPassword", "ESignin.Authentication");

        assertThat(anonymous.of(AuditPeriod.ALL, 10))
                .isEqualTo(new AnonymousActivity(
                        7,
                        false,
                        3,
                        List.of(
                                new Caller(
                                        "10.0.0.9", false, 3, at(5), at(7), List.of("signInWithPassword", "getStatus")),
                                new Caller("10.0.0.8", false, 1, at(4), at(4), List.of("signInWithPassword")),
                                new Caller("10.0.0.7", true, 3, at(1), at(3), List.of("issueCreditToken")))));
    }

    @Test
    void countsThePeriodAloneAndTellsOfThoseItDoesNotShow() {
        add(0, "", "10.0.0.7", "getStatus", "EAuthentication");
        add(5, "", "10.0.0.8", "getStatus", "EAuthentication");
        add(6, "", "10.0.0.9", "getStatus", "EAuthentication");
        add(7, "", "10.0.0.9", "getStatus", "EAuthentication");

        AnonymousActivity found = anonymous.of(new AuditPeriod(at(5), at(7)), 1);
        assertThat(found.calls()).isEqualTo(2);
        assertThat(found.addresses()).isEqualTo(2);
        assertThat(found.callers()).hasSize(1);
    }

    private void add(int second, String actor, String origin, String action, String outcome) {
        log.append(new AuditEntry(at(second), actor, origin, action, "", outcome, "", ""));
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
