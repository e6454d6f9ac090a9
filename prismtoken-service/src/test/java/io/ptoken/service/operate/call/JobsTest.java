package io.ptoken.service.operate.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.call.JobCalls.Job;
import io.ptoken.service.operate.call.JobCalls.State;
import io.ptoken.service.operate.keyload.KeyExchangeException;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditSearch.Wanted;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Verifying the audit log is a job with a step for each 10,000 rows. */
class JobsTest {

    private static final Operator OWNER = Operator.owner("root");
    private static final AuditCalls.Verify LONG = new AuditCalls.Verify(Optional.empty());

    private final ServiceFixture service = new ServiceFixture();
    private final Operators operators = service.application.operators();
    private final ScriptedDialogue yes = new ScriptedDialogue(ServiceFixture.PASSWORD, true);

    private void makeALogOfTwoSteps() {
        AuditEntry entry = AuditEntry.local(service.clock.instant(), "test", "test", "", "");
        for (int i = 0; i < 20_000; i++) {
            service.store.auditLog().append(entry);
        }
    }

    @Test
    void longWorkIsAJobWhoseEndIsKept() {
        makeALogOfTwoSteps();

        operators.handle(OWNER, LONG, yes);

        Job job = jobs(OWNER).get(0);
        assertThat(job.action()).isEqualTo("audit.verify");
        assertThat(job.who()).isEqualTo("root");
        assertThat(job.state()).isEqualTo(State.DONE);
        assertThat(job.steps()).isEqualTo(yes.told.size()).isPositive();
        assertThat(job.last()).contains(yes.told.get(yes.told.size() - 1));
        assertThat(job.ended()).isPresent();
        assertThat(job.text()).matches("The log is whole: 2[0-9]{4} rows, head 2[0-9]{4}:[0-9a-f]{64}\\.");
    }

    @Test
    void shortWorkIsNone() {
        operators.handle(OWNER, new PreferenceCalls.All(), yes);

        assertThat(jobs(OWNER)).isEmpty();
    }

    @Test
    void whatWasRefusedSaysWhy() {
        assertThatExceptionOfType(KeyExchangeException.class)
                .isThrownBy(
                        () -> operators.handle(OWNER, new KmcCalls.LoadAll(Optional.of("two"), Optional.empty()), yes));

        Job job = jobs(OWNER).get(0);
        assertThat(job.state()).isEqualTo(State.REFUSED);
        assertThat(job.text()).isEqualTo("there is no module 'two'; there is: module");
    }

    @Test
    void oneIsCancelledBetweenTwoSteps() {
        makeALogOfTwoSteps();

        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> operators.handle(
                        OWNER,
                        LONG,
                        new WhileItRuns(() -> assertThat(cancel(OWNER)).isTrue())));

        assertThat(jobs(OWNER).get(0).state()).isEqualTo(State.CANCELLED);
        assertThat(jobs(OWNER).get(0).steps()).isEqualTo(1);
        assertThat(operators
                        .handle(OWNER, new AuditCalls.Search(AuditPeriod.ALL, Wanted.ALL, 0, 0, 1), yes)
                        .rows()
                        .get(0)
                        .entry()
                        .action())
                .isEqualTo("job.cancel");
        assertThat(cancel(OWNER)).isFalse();
    }

    @Test
    void nobodyCancelsThatOfSomebodyElseButAnAdministrator() {
        makeALogOfTwoSteps();

        operators.handle(
                OWNER,
                LONG,
                new WhileItRuns(() -> assertThatExceptionOfType(ServiceException.class)
                        .isThrownBy(() -> cancel(person("joe", Role.OPERATOR)))
                        .satisfies(
                                refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.AUTHENTICATION_PERMISSION))));
        assertThat(jobs(OWNER).get(0).state()).isEqualTo(State.DONE);
    }

    @Test
    void whoIssuesTokensSeesTheirOwnAlone() {
        operators.handle(OWNER, LONG, yes);

        assertThat(jobs(person("tech", Role.ISSUE_ENG))).isEmpty();
        assertThat(jobs(person("joe", Role.OPERATOR))).hasSize(1);
    }

    @Test
    void theOwnersJobsAreNotThoseOfAnAccountOfTheSameName() {
        operators.handle(OWNER, LONG, yes);

        assertThat(jobs(person("root", Role.ISSUE_ENG))).isEmpty();
    }

    @Test
    void theLastHundredAreKept() {
        for (int i = 0; i < 105; i++) {
            try {
                operators.handle(OWNER, new KmcCalls.LoadAll(Optional.of("two"), Optional.empty()), yes);
            } catch (KeyExchangeException expected) {
                assertThat(expected).isNotNull();
            }
        }
        assertThat(jobs(OWNER)).hasSize(100).first().extracting(Job::id).isEqualTo(105L);
    }

    private List<Job> jobs(Operator who) {
        return operators.handle(who, new JobCalls.All(), yes);
    }

    private boolean cancel(Operator who) {
        return operators.handle(who, new JobCalls.Cancel(jobs(OWNER).get(0).id()), yes);
    }

    private Operator person(String name, Role... roles) {
        return Operator.signedIn(Account.of(name, "", Set.of(roles), service.clock.instant()), Origin.LOCAL);
    }

    /** Does something at the first step. */
    private record WhileItRuns(Runnable deed) implements Dialogue {

        @Override
        public char[] secret(String what) {
            throw new NotConfirmedException();
        }

        @Override
        public boolean confirm(String question) {
            return false;
        }

        @Override
        public void show(String what, char[] secret) {
            throw new NotConfirmedException();
        }

        @Override
        public void hand(String what, InputStream data) {
            throw new AssertionError(what);
        }

        @Override
        public void progress(Progress step) {
            deed.run();
        }
    }
}
