package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.SessionEnd;
import io.ptoken.service.access.SessionRule;
import io.ptoken.service.port.AccountStore;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Accounts. */
abstract class AccountStoreContract extends PortContract {

    private static final Account PLAIN = Account.of("vending", "$argon2id$1", Set.of(Role.API), Instant.EPOCH);
    private static final Account FULL = new Account(
            "full",
            "$argon2id$2",
            EnumSet.allOf(Role.class),
            false,
            NOW,
            true,
            Optional.of(NOW.plusSeconds(1)),
            3,
            Optional.of(NOW.plusSeconds(2)),
            Optional.of("ab".repeat(32)),
            true,
            Optional.of(NOW.minusSeconds(1)),
            Optional.of(ZoneId.of("Africa/Johannesburg")));

    @Test
    void keepsEveryFieldAcrossARestart() {
        accounts().add(FULL, entry("full"));
        accounts().add(PLAIN, entry("vending"));
        harness().restart();
        assertThat(accounts().find("full")).contains(FULL);
        assertThat(accounts().find("vending")).contains(PLAIN);
        assertThat(accounts().all()).containsExactly(FULL, PLAIN);
        assertAudited(entry("full"), entry("vending"));
    }

    @Test
    void addsNoSecondAccountOfThatName() {
        assertThat(accounts().add(PLAIN, entry("first"))).isTrue();
        assertThat(accounts().add(PLAIN.withRoles(Set.of(), NOW), entry("second")))
                .isFalse();
        assertThat(accounts().all()).containsExactly(PLAIN);
        assertAudited(entry("first"));
    }

    @Test
    void tellsUpperAndLowerCaseApartAndSortsUpperFirst() {
        Account upper = Account.of("Vending", "$argon2id$3", Set.of(), Instant.EPOCH);
        accounts().add(PLAIN, entry("lower"));
        assertThat(accounts().find("Vending")).isEmpty();
        assertThat(accounts().add(upper, entry("upper"))).isTrue();
        assertThat(accounts().all()).containsExactly(upper, PLAIN);
    }

    @Test
    void updatesWhatIsThere() {
        accounts().add(PLAIN, entry("added"));
        Account locked = PLAIN.withFailures(2, Optional.of(NOW));
        assertThat(accounts().update("vending", old -> old.withFailures(2, Optional.of(NOW)), entry("failed")))
                .contains(locked);
        assertThat(accounts().find("vending")).contains(locked);
        assertThat(accounts().update("vending", old -> old.withFailures(0, Optional.empty()), entry("reset")))
                .contains(PLAIN);
        assertAudited(entry("added"), entry("failed"), entry("reset"));
    }

    @Test
    void updatesNothingThatIsNotThere() {
        assertThat(accounts().update("vending", old -> old, entry("nobody"))).isEmpty();
        assertAudited();
    }

    @Test
    void changesNothingWhenTheChangeThrows() {
        accounts().add(PLAIN, entry("added"));
        assertThatThrownBy(() -> accounts().update("vending", AccountStoreContract::refuse, entry("refused")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not this one");
        assertThat(accounts().find("vending")).contains(PLAIN);
        assertAudited(entry("added"));
    }

    @Test
    void losesNoUpdateOfTwoProcesses() throws Exception {
        accounts().add(PLAIN, entry("added"));
        AccountStore other = harness().another().accounts();
        Callers.run(
                8,
                IntStream.range(0, 200)
                        .mapToObj(i -> (Callable<Optional<Account>>) () -> (i % 2 == 0 ? accounts() : other)
                                .update("vending", AccountStoreContract::oneMoreFailure, entry("f" + i)))
                        .toList());
        assertThat(accounts().find("vending").orElseThrow().failedSignIns()).isEqualTo(200);
        assertThat(audited()).hasSize(201);
    }

    @Test
    void aChangeEndsTheSessionsThatItsRuleSaysAndNoOthers() {
        accounts().add(PLAIN, entry("added"));
        store().sessions().open(new ApiSession("a1", "vending", "o", NOW, NOW.plusSeconds(9)), entry("s1"));
        store().sessions().open(new ApiSession("a2", "other", "o", NOW, NOW.plusSeconds(9)), entry("s2"));

        accounts()
                .update("vending", old -> old.withFailures(1, Optional.empty()), SessionRule.at(NOW), entry("failed"));
        assertThat(store().sessions().open(NOW)).hasSize(2);
        accounts().update("vending", old -> old.withEnabled(false), SessionRule.at(NOW), entry("disabled"));

        harness().restart();
        assertThat(store().sessions().find("a1").orElseThrow().endedBy()).contains(SessionEnd.ACCOUNT_DISABLED);
        assertThat(store().sessions().open(NOW))
                .extracting(ApiSession::tokenHash)
                .containsExactly("a2");
        assertAudited(entry("added"), entry("s1"), entry("s2"), entry("failed"), entry("disabled"));
    }

    @Test
    void aChangeThatFailsEndsNoSession() {
        accounts().add(PLAIN, entry("added"));
        store().sessions().open(new ApiSession("a1", "vending", "o", NOW, NOW.plusSeconds(9)), entry("s1"));
        SessionRule failing = (before, after) -> {
            throw new IllegalStateException("no rule");
        };

        assertThatThrownBy(() -> accounts().update("vending", old -> old.withEnabled(false), failing, entry("no")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(accounts().find("vending")).contains(PLAIN);
        assertThat(store().sessions().open(NOW)).hasSize(1);
    }

    @Test
    void removesAnAccountAndEndsItsSessionsAndNoOthers() {
        accounts().add(PLAIN, entry("added"));
        store().sessions().open(new ApiSession("a1", "vending", "o", NOW, NOW.plusSeconds(9)), entry("s1"));
        store().sessions().open(new ApiSession("a2", "other", "o", NOW, NOW.plusSeconds(9)), entry("s2"));
        assertThat(accounts().remove("vending", entry("removed"))).isTrue();
        assertThat(accounts().find("vending")).isEmpty();
        assertThat(store().sessions().find("a1").orElseThrow().endedBy()).contains(SessionEnd.ACCOUNT_REMOVED);
        assertThat(store().sessions().open(NOW))
                .extracting(ApiSession::tokenHash)
                .containsExactly("a2");
        assertThat(accounts().remove("vending", entry("again"))).isFalse();
        assertAudited(entry("added"), entry("s1"), entry("s2"), entry("removed"));
    }

    @Test
    void removesNothingThatDoesNotPassTheCheck() {
        accounts().add(PLAIN, entry("added"));
        assertThatThrownBy(() -> accounts().remove("vending", AccountStoreContract::refuse, entry("refused")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not this one");
        assertThat(accounts().find("vending")).contains(PLAIN);
        assertThat(accounts().remove("nobody", AccountStoreContract::refuse, entry("nobody")))
                .isFalse();
        assertAudited(entry("added"));
    }

    private AccountStore accounts() {
        return store().accounts();
    }

    private static Account oneMoreFailure(Account account) {
        return account.withFailures(account.failedSignIns() + 1, Optional.empty());
    }

    private static Account refuse(Account account) {
        throw new IllegalStateException("not this one");
    }
}
