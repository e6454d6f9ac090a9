package io.ptoken.service.operate.call;

import static io.ptoken.service.access.Role.ADMIN;
import static io.ptoken.service.access.Role.AUDITOR;
import static io.ptoken.service.access.Role.ISSUE_ANY;
import static io.ptoken.service.access.Role.ISSUE_CREDIT;
import static io.ptoken.service.access.Role.ISSUE_DITK;
import static io.ptoken.service.access.Role.ISSUE_ENG;
import static io.ptoken.service.access.Role.ISSUE_KEYCHANGE;
import static io.ptoken.service.access.Role.ISSUE_METERTEST;
import static io.ptoken.service.access.Role.ISSUE_PROPRIETARY;
import static io.ptoken.service.access.Role.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.fixture.OperatorCallRecords;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every call of an operator against every role (operating requirements section 2, "Who may do what"). */
class WhoMayWhatTest {

    private static final Set<Role> WATCH = Set.of(ADMIN, OPERATOR, AUDITOR);
    private static final Set<Role> SEE_KEYS = Set.of(
            ADMIN,
            OPERATOR,
            AUDITOR,
            ISSUE_ANY,
            ISSUE_CREDIT,
            ISSUE_KEYCHANGE,
            ISSUE_ENG,
            ISSUE_METERTEST,
            ISSUE_DITK,
            ISSUE_PROPRIETARY);
    private static final Set<Role> METERS = Set.of(
            ADMIN,
            AUDITOR,
            ISSUE_ANY,
            ISSUE_CREDIT,
            ISSUE_KEYCHANGE,
            ISSUE_ENG,
            ISSUE_METERTEST,
            ISSUE_DITK,
            ISSUE_PROPRIETARY);
    private static final Set<Role> READ = Set.of(ADMIN, AUDITOR);
    private static final Set<Role> EXCHANGE = Set.of(ADMIN, OPERATOR);
    private static final Set<Role> ONLY_ADMIN = Set.of(ADMIN);

    /** The table of the requirements, by the call's name. */
    private static final Map<String, Set<Role>> MAY = Map.ofEntries(
            Map.entry("notices", WATCH),
            Map.entry("status", WATCH),
            Map.entry("figures", WATCH),
            Map.entry("check-up", WATCH),
            Map.entry("alerts.list", WATCH),
            Map.entry("nodes.list", WATCH),
            Map.entry("nodes.forget", ONLY_ADMIN),
            Map.entry("alerts.acknowledge", EXCHANGE),
            Map.entry("vk.list", SEE_KEYS),
            Map.entry("vk.modules", SEE_KEYS),
            Map.entry("vk.register", SEE_KEYS),
            Map.entry("vk.load", EXCHANGE),
            Map.entry("vk.delete", EXCHANGE),
            Map.entry("ditk.list", SEE_KEYS),
            Map.entry("ditk.generate", EXCHANGE),
            Map.entry("ditk.load", EXCHANGE),
            Map.entry("ditk.delete", EXCHANGE),
            Map.entry("ditk.prove", Set.of(ISSUE_ANY, ISSUE_DITK)),
            Map.entry("ditk.tokens", Set.of(ISSUE_ANY, ISSUE_DITK)),
            Map.entry("kmc.list", SEE_KEYS),
            Map.entry("kmc.show", SEE_KEYS),
            Map.entry("kmc.slot", SEE_KEYS),
            Map.entry("kmc.module-key", SEE_KEYS),
            Map.entry("kmc.request-again", SEE_KEYS),
            Map.entry("kmc.trust-list", SEE_KEYS),
            Map.entry("kmc.request", EXCHANGE),
            Map.entry("kmc.upload-preview", EXCHANGE),
            Map.entry("kmc.upload", EXCHANGE),
            Map.entry("kmc.load-all", EXCHANGE),
            Map.entry("kmc.load", EXCHANGE),
            Map.entry("kmc.end", EXCHANGE),
            Map.entry("kmc.delete", EXCHANGE),
            Map.entry("kmc.import-preview", ONLY_ADMIN),
            Map.entry("kmc.import", ONLY_ADMIN),
            Map.entry("kmc.remove", ONLY_ADMIN),
            Map.entry("kmc.trust", ONLY_ADMIN),
            Map.entry("kmc.distrust", ONLY_ADMIN),
            Map.entry("job.list", SEE_KEYS),
            Map.entry("job.cancel", SEE_KEYS),
            Map.entry("user.list", READ),
            Map.entry("user.certificates", READ),
            Map.entry("user.show", READ),
            Map.entry("user.sign-ins", READ),
            Map.entry("user.zone-own", ONLY_ADMIN),
            Map.entry("user.add", ONLY_ADMIN),
            Map.entry("user.passwd", ONLY_ADMIN),
            Map.entry("user.passwd-own", ONLY_ADMIN),
            Map.entry("user.roles", ONLY_ADMIN),
            Map.entry("user.disable", ONLY_ADMIN),
            Map.entry("user.expire", ONLY_ADMIN),
            Map.entry("user.unlock", ONLY_ADMIN),
            Map.entry("user.certificate", ONLY_ADMIN),
            Map.entry("user.certificate-alone", ONLY_ADMIN),
            Map.entry("user.certificate-none", ONLY_ADMIN),
            Map.entry("user.remove", ONLY_ADMIN),
            Map.entry("session.list", READ),
            Map.entry("session.list-own", READ),
            Map.entry("session.revoke-own", ONLY_ADMIN),
            Map.entry("session.revoke", ONLY_ADMIN),
            Map.entry("pref.list", READ),
            Map.entry("pref.set", ONLY_ADMIN),
            Map.entry("pref.reset", ONLY_ADMIN),
            Map.entry("approvals.list", SEE_KEYS),
            Map.entry("approvals.approve", ONLY_ADMIN),
            Map.entry("approvals.refuse", ONLY_ADMIN),
            Map.entry("approvals.acknowledge", ONLY_ADMIN),
            Map.entry("audit.list", READ),
            Map.entry("audit.export", READ),
            Map.entry("audit.page", READ),
            Map.entry("audit.anonymous", READ),
            Map.entry("audit.verify", READ),
            Map.entry("audit.acknowledge", ONLY_ADMIN),
            Map.entry("audit.head", READ),
            Map.entry("audit.key", READ),
            Map.entry("licence.show", WATCH),
            Map.entry("loadTransactionLicense", ONLY_ADMIN),
            Map.entry("licence.trust-preview", ONLY_ADMIN),
            Map.entry("licence.trust", ONLY_ADMIN),
            Map.entry("module.self-test", EXCHANGE),
            Map.entry("module.officers", ONLY_ADMIN),
            Map.entry("module.rollback", WATCH),
            Map.entry("module.accept-rollback", ONLY_ADMIN),
            Map.entry("pool.list", WATCH),
            Map.entry("pool.drain", EXCHANGE),
            Map.entry("pool.resume", EXCHANGE),
            Map.entry("pool.priority", EXCHANGE),
            Map.entry("pool.standby", EXCHANGE),
            Map.entry("token.credit", Set.of(ISSUE_ANY, ISSUE_CREDIT)),
            Map.entry("token.engineering", Set.of(ISSUE_ANY, ISSUE_ENG)),
            Map.entry("token.set-control", Set.of(ISSUE_ANY, ISSUE_ENG)),
            Map.entry("token.key-change", Set.of(ISSUE_ANY, ISSUE_KEYCHANGE)),
            Map.entry("token.meter-test", Set.of(ISSUE_ANY, ISSUE_METERTEST)),
            Map.entry("token.verify", METERS),
            Map.entry("token.result", METERS),
            Map.entry("token.card", METERS),
            Map.entry("clock.show", WATCH),
            Map.entry("clock.accept", ONLY_ADMIN),
            Map.entry("tls.show", WATCH),
            Map.entry("tls.export", ONLY_ADMIN),
            Map.entry("tls.renew", ONLY_ADMIN),
            Map.entry("token.list", METERS),
            Map.entry("backup", ONLY_ADMIN),
            Map.entry("module.log", WATCH),
            Map.entry("module.access", WATCH),
            Map.entry("module.login", ONLY_ADMIN),
            Map.entry("module.logout", EXCHANGE),
            Map.entry("restart", ONLY_ADMIN),
            Map.entry("restart.show", WATCH));

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final ServiceFixture service = new ServiceFixture();

    @Test
    void thereIsASampleOfEveryCall() {
        assertThat(OperatorCallRecords.samples().stream()
                        .<Class<?>>map(Object::getClass)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(OperatorCallRecords.types());
    }

    @TestFactory
    Stream<DynamicTest> everyRole() {
        return OperatorCallRecords.samples().stream()
                .flatMap(call -> people().map(role -> dynamicTest(call.action() + " as " + role.roleName(), () -> {
                    if (MAY.getOrDefault(call.action(), Set.of()).contains(role)) {
                        assertMay(call, person(role));
                    } else {
                        assertMayNot(call, person(role));
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> theOwnerMayWhatAnAdministratorMay() {
        return OperatorCallRecords.samples().stream()
                .map(call -> dynamicTest(call.action(), () -> {
                    if (MAY.getOrDefault(call.action(), Set.of()).contains(ADMIN)) {
                        assertMay(call, Operator.owner("root"));
                    } else {
                        assertMayNot(call, Operator.owner("root"));
                    }
                }));
    }

    /** Who only says that an account is theirs may make the call that asks for its proof, for that account, and no other. */
    @TestFactory
    Stream<DynamicTest> whoHasProvedNothingMayNothing() {
        return OperatorCallRecords.samples().stream()
                .map(call -> dynamicTest(call.action(), () -> {
                    assertMayNot(call, Operator.claiming("somebody", Origin.of("10.0.0.8")));
                    assertThatExceptionOfType(ServiceException.class)
                            .isThrownBy(() -> Operator.claiming("", Origin.of("10.0.0.8")))
                            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PARAM_RANGE));
                }));
    }

    /** What is one's own takes a sign-in too, but for the one call that asks for the proof. */
    @TestFactory
    Stream<DynamicTest> whoHasProvedNothingMayNothingWithTheAccountThatTheyName() {
        return OperatorCallRecords.samples().stream()
                .filter(call -> call.ownAccount().isPresent() && !call.asksForProof())
                .map(call -> dynamicTest(
                        call.action(),
                        () -> assertMayNot(
                                call, Operator.claiming(call.ownAccount().get(), Origin.of("10.0.0.8")))));
    }

    @Test
    void aProgramIsNotLetIn() {
        Account till = account(Role.API, ISSUE_ANY);

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> Operator.signedIn(till, Origin.LOCAL))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SIGNIN_PERMISSION))
                .withMessage("the account 'jane' belongs to a program (it has the role 'ptoken-api') and may do nothing"
                        + " here; people have accounts of their own");
    }

    /** Made from the code; the test says what the document has to be. */
    @Test
    void theDocumentHasTheTable() throws IOException {
        String table = "| call | needs | who may |\n|---|---|---|\n"
                + OperatorCallRecords.samples().stream()
                        .sorted((one, other) -> one.action().compareTo(other.action()))
                        .map(WhoMayWhatTest::line)
                        .distinct()
                        .collect(Collectors.joining());

        assertThat(Files.readString(Path.of("../docs/access.md"))).contains(table);
    }

    private static String line(OperatorCall<?> call) {
        List<String> who = new ArrayList<>();
        Set<Role> may = people().filter(role -> call.permission().isGrantedTo(Set.of(role)))
                .collect(Collectors.toCollection(HashSet::new));
        boolean issuers =
                may.containsAll(people().filter(WhoMayWhatTest::issues).toList());
        people().filter(may::contains)
                .filter(role -> !issuers || !issues(role))
                .forEach(role -> who.add("`" + role.roleName() + "`"));
        if (issuers) {
            who.add("`ptoken-issue-...`");
        }
        if (call.ownAccount().isPresent()) {
            who.add("everybody for their own account");
        }
        return "| `" + call.action() + "` | `" + call.permission() + "` | " + String.join(", ", who) + " |\n";
    }

    private static boolean issues(Role role) {
        return role.roleName().startsWith("ptoken-issue-");
    }

    private static Stream<Role> people() {
        return Arrays.stream(Role.values()).filter(role -> role != Role.API);
    }

    /** It may fail for another reason: what it works on is not there. */
    private void assertMay(OperatorCall<?> call, Operator who) {
        assertThatCode(() -> {
                    try {
                        handle(call, who);
                    } catch (ServiceException refusal) {
                        assertThat(refusal.code()).isNotEqualTo(ErrorCode.AUTHENTICATION_PERMISSION);
                    } catch (RuntimeException other) {
                        assertThat(other.getMessage()).isNotBlank();
                    }
                })
                .doesNotThrowAnyException();
    }

    private void assertMayNot(OperatorCall<?> call, Operator who) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> handle(call, who))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.AUTHENTICATION_PERMISSION));
        AuditEntry last = lastRow().entry();
        assertThat(last.outcome()).isEqualTo("EAuthentication.Permission");
        assertThat(last.action()).isEqualTo(call.action());
        assertThat(last.actor()).isEqualTo(who.actor().name());
    }

    private void handle(OperatorCall<?> call, Operator who) {
        service.application.operators().handle(who, call, new ScriptedDialogue(ServiceFixture.PASSWORD, true));
    }

    private AuditRow lastRow() {
        AuditLog log = service.store.auditLog();
        List<AuditRow> rows =
                log.page(Instant.EPOCH, AuditLog.END_OF_TIME, log.head().sequence() - 1, 1);
        return rows.get(0);
    }

    private static Operator person(Role role) {
        return Operator.signedIn(account(role), Origin.of("10.0.0.7"));
    }

    private static Account account(Role... roles) {
        return Account.of("jane", "", Set.of(roles), NOW);
    }
}
