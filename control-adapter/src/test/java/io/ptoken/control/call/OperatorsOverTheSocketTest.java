package io.ptoken.control.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.ptoken.control.ControlLimits;
import io.ptoken.control.Result;
import io.ptoken.control.Secret;
import io.ptoken.control.client.ControlClient;
import io.ptoken.control.server.ControlServer;
import io.ptoken.control.socket.ControlPlace;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.FirstUse;
import io.ptoken.service.access.account.OpenSessions;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.fixture.OperatorCallRecords;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.operate.call.HandCalls;
import io.ptoken.service.operate.call.HandCalls.NamedMeter;
import io.ptoken.service.operate.call.OpenSessionCalls;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.PreferenceCalls;
import io.ptoken.service.operate.call.VendingKeyCalls;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditSearch.Found;
import io.ptoken.service.port.AuditSearch.Wanted;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's side of a service in memory, asked over a socket. */
class OperatorsOverTheSocketTest {

    private static final String USER = System.getProperty("user.name");

    @TempDir
    Path data;

    private final ServiceFixture service = new ServiceFixture();
    private final ScriptedDialogue yes = new ScriptedDialogue(ServiceFixture.PASSWORD, true);
    private boolean ownerActs = true;
    private Optional<ControlServer> server = Optional.empty();

    @BeforeEach
    void makeAccounts() {
        service.account("jane", Role.ADMIN);
        service.account("joe", Role.OPERATOR);
    }

    @AfterEach
    void stop() {
        server.ifPresent(ControlServer::close);
    }

    @Test
    void theOwnerActsUnderTheNameTheyHaveHereAndTheOneTheySay() throws IOException {
        try (RemoteOperator owner = caller(Optional.of("jane"), Optional.empty())) {
            PreferenceCalls.Changed changed =
                    owner.handle(new PreferenceCalls.Set("ptoken.sessionTimeoutSec", "600"), yes);

            assertThat(changed.now().value()).isEqualTo("600");
        }
        assertThat(last().entry().actor()).isEqualTo(USER + " (jane)");
        assertThat(last().entry().origin()).isEqualTo("local");
    }

    @Test
    void whatIsAnsweredComesAsItIsInTheServer() throws IOException {
        try (RemoteOperator owner = caller(Optional.empty(), Optional.empty())) {
            assertThat(owner.handle(new AccountCalls.All(), yes)).isEqualTo(here(new AccountCalls.All()));
            assertThat(owner.handle(new PreferenceCalls.All(), yes)).isEqualTo(here(new PreferenceCalls.All()));
            assertThat(owner.handle(new OpenSessionCalls.All(), yes))
                    .isEqualTo(here(new OpenSessionCalls.All()))
                    .isNotEmpty();
            assertThat(owner.handle(new WatchCalls.Notices(false), yes)).isEqualTo(here(new WatchCalls.Notices(false)));
            assertThat(owner.handle(new WatchCalls.Status(true), yes)).isEqualTo(here(new WatchCalls.Status(true)));
            AuditCalls.Search search = new AuditCalls.Search(AuditPeriod.ALL, Wanted.ALL, 0, 0, 5);
            assertThat(owner.handle(search, yes))
                    .isEqualTo(here(search))
                    .extracting(Found::rows)
                    .asInstanceOf(LIST)
                    .isNotEmpty();
            assertThat(owner.handle(new AuditCalls.Verify(Optional.empty()), yes))
                    .isInstanceOf(AuditVerdict.Whole.class);
        }
    }

    @Test
    void whatIsShownAtTheOtherEndIsZeroisedThere() throws IOException {
        PreferenceCalls.All call = new PreferenceCalls.All();
        server = Optional.of(ControlServer.start(
                ControlPlace.inData(data, List.of()),
                () -> true,
                "ptoken test",
                () -> (peer, message, talk) -> {
                    talk.showSecret("component", Secret.ofText("0123".toCharArray()));
                    return new Result(CallMessage.result(call, List.of()));
                },
                ControlLimits.defaults()));
        try (RemoteOperator owner = connect(Optional.empty(), Optional.empty())) {
            owner.handle(call, yes);
        }

        assertThat(yes.shown).containsExactly("component: 0123");
        assertThat(yes.seen).hasSize(4).containsOnly('\0');
    }

    @Test
    void aChangeOfTheModeSaysWhichIsInEffectUntilTheRestart() throws IOException {
        try (RemoteOperator owner = caller(Optional.empty(), Optional.empty())) {
            assertThat(owner.handle(new PreferenceCalls.Set("ptoken.meterManufacturingMode", "true"), yes)
                            .modes())
                    .contains(new WatchCalls.Modes(InstallationMode.VENDING, InstallationMode.MANUFACTURING));
            assertThat(owner.handle(new PreferenceCalls.Reset("ptoken.meterManufacturingMode"), yes)
                            .modes())
                    .contains(new WatchCalls.Modes(InstallationMode.VENDING, InstallationMode.VENDING));
            assertThat(owner.handle(new PreferenceCalls.Set("ptoken.sessionTimeoutSec", "600"), yes)
                            .modes())
                    .isEmpty();
        }
    }

    @Test
    void aRefusalComesWithItsCodeAndWords() throws IOException {
        try (RemoteOperator owner = caller(Optional.empty(), Optional.empty())) {
            assertThatExceptionOfType(RemoteRefusalException.class)
                    .isThrownBy(() -> owner.handle(new PreferenceCalls.Set("ptoken.sessionTimeoutSec", "0"), yes))
                    .withMessageStartingWith("Preference 'ptoken.sessionTimeoutSec' out of range: got '0'")
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("EPrefRange"));
            assertThatExceptionOfType(RemoteRefusalException.class)
                    .isThrownBy(() -> owner.handle(new VendingKeyCalls.Table(Optional.of("two"), false), yes))
                    .withMessage("there is no module 'two'; there is: module")
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("EKmc"));
            assertThatExceptionOfType(RemoteRefusalException.class)
                    .isThrownBy(() -> owner.handle(new AccountCalls.Unlock("nobody"), yes))
                    .withMessageStartingWith("there is no account 'nobody'");
            // and the connection goes on
            assertThat(owner.handle(new AccountCalls.One("jane"), yes).username())
                    .isEqualTo("jane");
        }
    }

    @Test
    void aPasswordIsAskedForAtTheOtherEnd() throws IOException {
        ScriptedDialogue dialogue = new ScriptedDialogue("a long password", true);
        try (RemoteOperator owner = caller(Optional.empty(), Optional.empty())) {
            owner.handle(new AccountCalls.Add("new", Set.of(Role.AUDITOR), Optional.empty(), FirstUse.KEEP), dialogue);
        }
        assertThat(dialogue.asked).containsExactly("new password of new");
        assertThat(dialogue.given).containsOnly('\0');
        assertThat(service.store.accounts().find("new").orElseThrow().hasPassword())
                .isTrue();
    }

    @Test
    void whoActsWithAnAccountSignsInOnce() throws IOException {
        try (RemoteOperator joe = caller(Optional.empty(), Optional.of("joe"))) {
            joe.handle(new WatchCalls.Notices(false), yes);
            joe.handle(new WatchCalls.Notices(false), yes);
            assertThat(yes.asked).containsExactly("Password of joe");

            assertThatExceptionOfType(RemoteRefusalException.class)
                    .isThrownBy(() -> joe.handle(new AccountCalls.All(), yes))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("EAuthentication.Permission"));
        }
        assertThat(last().entry().actor()).isEqualTo("joe");
        assertThat(last().entry().origin()).isEqualTo("local: " + USER);
    }

    @Test
    void whoWasLetInAndIsDisabledMayNothingMore() throws IOException {
        try (RemoteOperator joe = caller(Optional.empty(), Optional.of("joe"))) {
            joe.handle(new WatchCalls.Notices(false), yes);
            service.disable("joe");

            assertThatExceptionOfType(RemoteRefusalException.class)
                    .isThrownBy(() -> joe.handle(new WatchCalls.Notices(false), yes))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("ESignin.Authentication"));
        }
    }

    @Test
    void aWrongPasswordAndAProgramsAccountAreNotLetIn() throws IOException {
        ScriptedDialogue wrong = new ScriptedDialogue("wrong", true);
        try (RemoteOperator joe = caller(Optional.empty(), Optional.of("joe"));
                RemoteOperator till = connect(Optional.empty(), Optional.of("vendor"))) {
            assertThatExceptionOfType(RemoteRefusalException.class)
                    .isThrownBy(() -> joe.handle(new WatchCalls.Status(true), wrong))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("ESignin.Authentication"));
            assertThatExceptionOfType(RemoteRefusalException.class)
                    .isThrownBy(() -> till.handle(new WatchCalls.Status(true), yes))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("ESignin.Permission"));
        }
    }

    @Test
    void whoMustChangeTheirPasswordDoesSoFirstAndIsLetInThen() throws IOException {
        try (RemoteOperator owner = caller(Optional.empty(), Optional.empty())) {
            owner.handle(
                    new AccountCalls.Add("new", Set.of(Role.AUDITOR), Optional.empty(), FirstUse.MUST_CHANGE), yes);
        }
        try (RemoteOperator person = connect(Optional.empty(), Optional.of("new"))) {
            assertThatExceptionOfType(RemoteRefusalException.class)
                    .isThrownBy(() -> person.handle(new WatchCalls.Status(true), yes))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("ESignin.Authentication"));

            // The same password twice: it is refused for that, so it was taken for the present one.
            assertThatExceptionOfType(RemoteRefusalException.class)
                    .isThrownBy(() -> person.handle(new AccountCalls.ChangeOwnPassword("new", OpenSessions.END), yes))
                    .withMessage("the new password must not be the present one");
            assertThat(yes.asked).endsWith("present password of new", "new password of new");

            // That of somebody else is another matter: it takes a sign-in.
            assertThatExceptionOfType(RemoteRefusalException.class)
                    .isThrownBy(() -> person.handle(new AccountCalls.ChangeOwnPassword("jane", OpenSessions.END), yes))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("ESignin.Authentication"));
        }
    }

    @Test
    void theOwnerMayHaveToSignInToo() throws IOException {
        ownerActs = false;
        try (RemoteOperator jane = caller(Optional.empty(), Optional.of("jane"))) {
            assertThat(jane.handle(new AccountCalls.All(), yes)).hasSize(3);
        }
        try (RemoteOperator nobody = connect(Optional.empty(), Optional.empty())) {
            assertThatExceptionOfType(java.io.UncheckedIOException.class)
                    .isThrownBy(() -> nobody.handle(new AccountCalls.All(), yes))
                    .withMessageContaining("which --as says");
        }
    }

    @Test
    void tokensByHandComeWithEveryDigit() throws IOException {
        service.account("tess", Role.ISSUE_ANY);
        NamedMeter meter = NamedMeter.of(MeterConfig.of("600727000000000009", 7, 2, 123457, 1, 1, 255));
        HandCalls.Credit credit =
                new HandCalls.Credit("m-1", meter, CreditSubclass.ELECTRICITY, new BigDecimal("100.0"));
        HandCalls.MeterTest test = new HandCalls.MeterTest("m-2", 0, 68_719_476_735L, 0);
        io.ptoken.service.access.account.Operator tess = io.ptoken.service.access.account.Operator.signedIn(
                service.store.accounts().find("tess").orElseThrow(), io.ptoken.service.access.Origin.LOCAL);
        try (RemoteOperator caller = caller(Optional.empty(), Optional.of("tess"))) {
            List<IssuedToken> tokens = caller.handle(credit, yes);

            assertThat(tokens).isEqualTo(service.application.operators().handle(tess, credit, yes));
            assertThat(caller.handle(test, yes).token().decimal()).isEqualTo("56493153725450313471");
            HandCalls.Verify verify =
                    new HandCalls.Verify("m-3", meter, tokens.get(0).token().decimal());
            assertThat(caller.handle(verify, yes))
                    .isEqualTo(service.application.operators().handle(tess, verify, yes));
        }
    }

    @Test
    void theOwnerDoesNotIssueAsSuch() throws IOException {
        try (RemoteOperator owner = caller(Optional.empty(), Optional.empty())) {
            assertThatExceptionOfType(RemoteRefusalException.class)
                    .isThrownBy(() -> owner.handle(new HandCalls.MeterTest("m-1", 0, 1, 0), yes))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("EAuthentication.Permission"));
        }
    }

    /** No text stands for "no account": whoever names an empty one has named none that there is. */
    @Test
    void anEmptyAccountIsNobodys() throws IOException {
        ownerActs = false;
        try (RemoteOperator nobody = caller(Optional.empty(), Optional.of(""))) {
            for (OperatorCall<?> call : OperatorCallRecords.samples()) {
                assertThatExceptionOfType(RemoteRefusalException.class)
                        .as(call.action())
                        .isThrownBy(() -> nobody.handle(call, yes))
                        .withMessage("Parameter 'account' out of range: got '', expected 1-40 letters, digits or _-.,"
                                + " beginning with a letter or digit");
            }
        }
        assertThat(yes.asked).isEmpty();
    }

    private RemoteOperator caller(Optional<String> person, Optional<String> account) throws IOException {
        server = Optional.of(ControlServer.start(
                ControlPlace.inData(data, List.of()),
                () -> true,
                "ptoken test",
                () -> new OperatorsHandler(
                        service.application.operators(), service.application.operatorSignIn(), ownerActs),
                ControlLimits.defaults()));
        return connect(person, account);
    }

    private RemoteOperator connect(Optional<String> person, Optional<String> account) throws IOException {
        return new RemoteOperator(
                ControlClient.connect(ControlPlace.inData(data, List.of()), "ptoken test"), person, account);
    }

    private <R> R here(OperatorCall<R> call) {
        return service.application
                .operators()
                .handle(io.ptoken.service.access.account.Operator.owner("test"), call, yes);
    }

    private AuditRow last() {
        return here(new AuditCalls.Search(AuditPeriod.ALL, Wanted.ALL, 0, 0, 1))
                .rows()
                .get(0);
    }
}
