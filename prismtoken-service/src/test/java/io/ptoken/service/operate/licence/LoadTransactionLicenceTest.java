package io.ptoken.service.operate.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.session.Caller;
import io.ptoken.service.access.session.Gate;
import io.ptoken.service.access.session.Sessions;
import io.ptoken.service.api.AdminCalls;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.audit.AuditRows;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadTransactionLicenceTest {

    private static final String TEXT = "-----START LICENCE----- text -----END LICENCE-----";

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final InMemoryStore store = new InMemoryStore();
    private final Sessions sessions =
            new Sessions(store.sessions(), clock, new SecureRandom(), () -> AccessPolicy.DEFAULT);
    private final Gate gate = new Gate(sessions, store.accounts(), clock);
    private final List<String> given = new ArrayList<>();
    private Optional<SecurityModuleException> refusal = Optional.empty();
    private final TransactionLicences licences = new TransactionLicences(this::module, store.auditLog(), clock);

    @Test
    void theModuleIsGivenTheTextAsItIsAndTheAuditLogTheLicencesId() {
        assertThat(load(call(Role.ADMIN), TEXT).licenceId()).isEqualTo("L-1");

        assertThat(given).containsExactly(TEXT);
        assertThat(audit())
                .containsExactly(
                        entry("Begun", "licence given to the module"),
                        entry(
                                "Ok",
                                "licence L-1 loaded, transactions left 5000, inhibit-vend date"
                                        + " 2027-01-01T00:00:00Z"));
        assertThat(audit().toString()).doesNotContain("START LICENCE");
    }

    @Test
    void whoIsNoAdministratorIsRefusedAndTheModuleNotAsked() {
        assertThatThrownBy(() -> load(call(Role.ISSUE_CREDIT), TEXT))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.AUTHENTICATION_PERMISSION))
                .hasMessage("Access denied: accessToken does not have permission 'ptoken-admin'");

        assertThat(given).isEmpty();
    }

    @Test
    void anAccountThatMayIssueEverythingHandsALicenceOver() {
        assertThat(load(call(Role.ISSUE_ANY), TEXT).licenceId()).isEqualTo("L-1");
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        CallContext call = call(Role.ADMIN);

        load(call, "x".repeat(65_536));
        assertThatThrownBy(() -> load(call, "x".repeat(65_537)))
                .hasMessage("Parameter 'licenseText' out of range: got '65537 characters', expected a licence, at most"
                        + " 65536 characters");

        assertThat(given).hasSize(1);
        assertThat(audit()).hasSize(2);
    }

    @Test
    void aBlankTextIsRefused() {
        assertThatThrownBy(() -> load(call(Role.ADMIN), " \n"))
                .hasMessage("Parameter 'licenseText' out of range: got '2 characters', expected a licence, at most"
                        + " 65536 characters");
        assertThat(given).isEmpty();
    }

    @Test
    void aRefusalOfTheModuleIsToldWithItsStatus() {
        refusal = Optional.of(new SecurityModuleException(SmStatus.INVALID_INSTRUCTION, "loaded before"));

        assertThatThrownBy(() -> load(call(Role.ADMIN), TEXT))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SECURITY_MODULE))
                .hasMessage("Security Module error '87': INVALID_INSTRUCTION: loaded before");

        assertThat(audit()).containsExactly(entry("Begun", "licence given to the module"));
    }

    /** As the TokenApi does. */
    private LoadedLicence load(CallContext context, String text) {
        AdminCalls.LoadLicence call = new AdminCalls.LoadLicence(context, text);
        Caller caller = gate.admit(call.context(), call.permissions());
        return licences.load(caller.username(), caller.origin().address(), call.messageId(), call.licenseText());
    }

    private LoadedLicence module(String text) {
        given.add(text);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return new LoadedLicence("L-1", Optional.of(5000L), Optional.of(Instant.parse("2027-01-01T00:00:00Z")));
    }

    private CallContext call(Role role) {
        Origin origin = Origin.of("10.0.0.7");
        AuditEntry entry = AuditEntry.local(clock.instant(), "jane", "signIn", "", "");
        store.accounts().add(Account.of("jane", "hash", Set.of(Role.API, role), clock.instant()), entry);
        return new CallContext("m-1", sessions.open("jane", origin, entry), origin);
    }

    private List<AuditEntry> audit() {
        return AuditRows.stream(store.auditLog(), AuditPeriod.ALL, 0)
                .map(AuditRow::entry)
                .filter(entry -> entry.action().equals("loadTransactionLicense"))
                .toList();
    }

    private AuditEntry entry(String outcome, String detail) {
        return new AuditEntry(
                clock.instant(), "jane", "10.0.0.7", "loadTransactionLicense", "", outcome, "m-1", detail);
    }
}
