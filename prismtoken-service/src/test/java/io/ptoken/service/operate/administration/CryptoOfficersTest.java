package io.ptoken.service.operate.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.access.AccessControlStatus;
import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.operate.call.NotPossibleException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CryptoOfficersTest {

    private static final List<String> TWO = List.of("alice", "bob");

    private final CryptoOfficers officers = new CryptoOfficers();
    private final ScriptedDialogue dialogue = new ScriptedDialogue("a pin of theirs", true);
    private final List<String> done = new ArrayList<>();
    private Mode mode = Mode.OPERATIONAL;
    private boolean pinsAreRight = true;

    @Test
    void theyAreLoggedInForOneChangeAlone() {
        change(TWO);

        assertThat(dialogue.asked).containsExactly("PIN of crypto officer alice", "PIN of crypto officer bob");
        assertThat(dialogue.given).containsOnly('\0');
        assertThat(done).containsExactly("alice in", "bob in", "change", "alice out", "bob out");
    }

    @Test
    void aModuleWithoutOfficersAsksNobody() {
        mode = Mode.NONE;

        change(List.of());

        assertThat(dialogue.asked).isEmpty();
        assertThat(done).containsExactly("change");
    }

    @Test
    void theyHaveToBeTwo() {
        for (List<String> named : List.of(List.<String>of(), List.of("alice"), List.of("alice", "bob", "carol"))) {
            assertThatExceptionOfType(NotPossibleException.class)
                    .isThrownBy(() -> change(named))
                    .withMessage(
                            "this module has crypto officers: name two of them with --officer NAME --officer NAME");
        }
        assertThat(dialogue.asked).isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void withAWrongPinNothingIsChangedAndNobodyStaysLoggedIn() {
        pinsAreRight = false;

        assertThatExceptionOfType(SecurityModuleException.class).isThrownBy(() -> change(TWO));

        assertThat(dialogue.given).containsOnly('\0');
        assertThat(done).isEmpty();
    }

    @Test
    void aChangeThatFailsLogsThemOut() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> officers.present(module(), TWO, dialogue, () -> {
                    throw new IllegalStateException("no");
                }));

        assertThat(done).endsWith("alice out", "bob out");
    }

    private void change(List<String> named) {
        officers.present(module(), named, dialogue, () -> done.add("change"));
    }

    /** Nothing but access is asked of it. */
    private SecurityModule module() {
        return (SecurityModule) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SecurityModule.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("accessControl");
                    return Optional.of(new Access());
                });
    }

    private final class Access implements AccessControl {

        @Override
        public AccessControlStatus logIn(String officer, char[] pin) {
            if (!pinsAreRight) {
                throw new SecurityModuleException(SmStatus.PERMISSION_ERROR, "wrong PIN");
            }
            done.add(officer + " in");
            return status();
        }

        @Override
        public AccessControlStatus logOut(String officer) {
            done.add(officer + " out");
            return status();
        }

        @Override
        public AccessControlStatus logOutAll() {
            done.add("all out");
            return status();
        }

        @Override
        public AccessControlStatus status() {
            return new AccessControlStatus(mode, List.of(), Optional.empty());
        }
    }
}
