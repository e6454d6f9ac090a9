package io.ptoken.service.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The characters of a password are gone when the sign-in is over, however it ended. */
class ZeroisedPasswordTest {

    private static final String PASSWORD = "correct horse";

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final InMemoryStore store = new InMemoryStore();
    private final Sessions sessions =
            new Sessions(store.sessions(), clock, new SecureRandom(), () -> AccessPolicy.DEFAULT);
    private final List<char[]> kept = new ArrayList<>();

    private SignIn signIn(SignIn.ProofCheck check) {
        return new SignIn(
                (attempt, password) -> {
                    assertThat(password).containsExactly(PASSWORD.toCharArray());
                    kept.add(password);
                    return check.authenticate(attempt, password);
                },
                sessions,
                store.auditLog(),
                FoldedRefusals.written(store.auditLog(), clock),
                clock);
    }

    private Account account(Role... roles) {
        return Account.of("vendor", "", Set.of(roles), clock.instant());
    }

    private static SessionCalls.SignIn request() {
        return new SessionCalls.SignIn("m-1", "local", "vendor", PASSWORD, "1.1", "en");
    }

    private void assertZeroised() {
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0)).containsOnly('\0');
    }

    @Test
    void afterASuccess() {
        assertThat(signIn((attempt, password) -> account(Role.API)).withPassword(request()))
                .isNotEmpty();
        assertZeroised();
    }

    @Test
    void whenTheAccountLacksTheRole() {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(
                        () -> signIn((attempt, password) -> account(Role.ADMIN)).withPassword(request()));
        assertZeroised();
    }

    @Test
    void afterARefusal() {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> signIn((attempt, password) -> {
                            throw new ServiceException(ErrorCode.SIGNIN_AUTHENTICATION, "local", "vendor");
                        })
                        .withPassword(request()));
        assertZeroised();
    }

    @Test
    void whenTheCheckItselfBreaks() {
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> signIn((attempt, password) -> {
                            throw new OutOfMemoryError("injected");
                        })
                        .withPassword(request()));
        assertZeroised();
    }
}
