package io.ptoken.service.vending.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.RecordingStore.Step;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store that fails in the middle of a call: no token leaves, the caller is told what to do, and it goes on afterwards. */
class UnsafeStoreTest {

    private final ServiceFixture fixture = new ServiceFixture();
    private final CallContext call = fixture.call("m-1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNAVAILABLE     | StoreUnavailable    | the database does not answer; nothing was issued, call again later
            FULL            | StoreFull           | the disk of the database is full; nothing was issued, tell the operator
            INPUT_OUTPUT    | StoreInputOutput    | the disk of the database fails; nothing was issued, tell the operator
            DAMAGED         | StoreDamaged        | the database is damaged; nothing was issued, tell the operator
            OLDER           | StoreOlder          | the database is an older copy of itself; nothing was issued, tell the operator
            SCHEMA          | StoreSchema         | the database does not suit this release; nothing was issued, tell the operator
            OUTCOME_UNKNOWN | StoreOutcomeUnknown | the connection to the database broke; fetch the result of this messageId before issuing again
            OTHER           | Store               | the database refused the call; nothing was issued, tell the operator
            """)
    void saysWhatIsWrongWithTheStoreAndWhatToDo(Reason reason, String kind, String advice) {
        fixture.store.failAt(Step.BEGIN, new StoreException(reason, "particulars for the operator"));

        fixture.assertRefused(this::credit, ErrorCode.SERVICE, "Unhandled exception '" + kind + "': " + advice);
        assertThat(fixture.module.vended()).isZero();
    }

    @Test
    void letsNoTokenOutThatCouldNotBeStored() {
        fixture.store.failAt(Step.FINISH, new StoreException(Reason.FULL, "disk full"));

        fixture.assertFails(
                this::credit,
                ErrorCode.SERVICE,
                "Unhandled exception 'StoreFull': the disk of the database is full; nothing was issued, tell the operator");
        assertThat(fixture.module.vended()).isEqualTo(1);
        fixture.store.recover();
        fixture.assertRefused(
                () -> fixture.service.handle(new ReadCalls.Result(fixture.call(), "m-1")),
                ErrorCode.CACHE_MISS,
                "The requested entry was not found in the cache");
    }

    @Test
    void takesTheNextIdentifierWhenTheCallIsRepeatedAfterAFailure() {
        fixture.store.failAt(Step.FINISH, new StoreException(Reason.FULL, "disk full"));
        fixture.assertFails(
                this::credit,
                ErrorCode.SERVICE,
                "Unhandled exception 'StoreFull': the disk of the database is full; nothing was issued, tell the operator");
        fixture.store.recover();

        List<IssuedToken> tokens = credit();

        assertThat(tokens).hasSize(1);
        assertThat(fixture.store.tidsUsed()).isEqualTo(2);
        assertThat(fixture.service.handle(new ReadCalls.Result(fixture.call(), "m-1")))
                .isEqualTo(tokens);
    }

    @Test
    void doesNotKeepTheCallerWaitingOnceMoreForAStoreThatDoesNotAnswer() {
        fixture.store.failAt(Step.FINISH, new StoreException(Reason.UNAVAILABLE, "silent"));

        fixture.assertFails(
                this::credit,
                ErrorCode.SERVICE,
                "Unhandled exception 'StoreUnavailable': the database does not answer; nothing was issued, call again"
                        + " later");

        assertThat(fixture.store.done()).containsExactly("abandonLater", "appendLater");
        assertThat(fixture.store.lastAudited().outcome()).isEqualTo("EService");
        assertThat(fixture.store.lastAudited().actor()).isEqualTo("vendor");
        fixture.store.recover();
        assertThat(credit()).as("the claim is given up").hasSize(1);
    }

    @Test
    void letsNoVerificationOutThatCannotBeAudited() {
        fixture.store.failAt(Step.AUDIT, new StoreException(Reason.FULL, "disk full"));

        fixture.assertRefused(
                () -> fixture.service.handle(new IssueCalls.MeterTest(call, 0, 0, 0)),
                ErrorCode.SERVICE,
                "Unhandled exception 'StoreFull': the disk of the database is full; nothing was issued, tell the operator");
    }

    @Test
    void tellsItsStatusAlsoWhenTheAuditLogFails() {
        fixture.store.failAt(Step.AUDIT, new StoreException(Reason.FULL, "disk full"));

        assertThat(fixture.service.handle(new ReadCalls.Status(call))).hasSize(1);
    }

    private List<IssuedToken> credit() {
        return fixture.service.handle(
                new IssueCalls.Credit(call, Meters.sample().config(), 0, new BigDecimal("102.0"), IssueTime.NOW));
    }
}
