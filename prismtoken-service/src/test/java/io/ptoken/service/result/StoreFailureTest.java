package io.ptoken.service.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.ServiceException;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.fixture.InMemoryResults;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.port.TokenResults;
import io.ptoken.service.port.TokenResults.StoredResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoreFailureTest {

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final AtomicInteger issued = new AtomicInteger();

    @Test
    void keepsTokensBackThatCouldNotBeStored() {
        OncePerMessage results = new OncePerMessage(new FullDisk(), clock);

        assertThatThrownBy(() -> results.issue("u", "m-1", CallDigest.of("x"), this::issue))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(issued).hasValue(1);
    }

    @Test
    void doesNotKeepOthersWaitingAfterAFailure() {
        InMemoryResults store = new InMemoryResults();
        OncePerMessage results = new OncePerMessage(store, clock);
        assertThatThrownBy(() -> results.issue("u", "m-1", CallDigest.of("x"), () -> {
                    throw new IllegalStateException("the module is gone");
                }))
                .hasMessage("the module is gone");

        assertThat(results.issue("u", "m-1", CallDigest.of("x"), this::issue)).isEmpty();
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void answersWithWhatAnotherProcessStoredMeanwhile() {
        StoredResult theirs = new StoredResult(CallDigest.of("x").hex(), List.of());
        OncePerMessage results = new OncePerMessage(new StoredMeanwhile(theirs), clock);

        assertThat(results.issue("u", "m-1", CallDigest.of("x"), this::issue)).isSameAs(theirs.tokens());
        assertThat(issued).hasValue(1);
    }

    @Test
    void refusesTheMessageIdThatAnotherProcessUsedMeanwhileForAnotherCall() {
        StoredResult theirs = new StoredResult(CallDigest.of("y").hex(), List.of());
        OncePerMessage results = new OncePerMessage(new StoredMeanwhile(theirs), clock);

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> results.issue("u", "m-1", CallDigest.of("x"), this::issue))
                .withMessage(
                        "Parameter 'messageId' out of range: got 'm-1', expected one not yet used, or the method and "
                                + "parameters it was used with");
    }

    private List<IssuedToken> issue() {
        issued.incrementAndGet();
        return new ArrayList<>();
    }

    private static final class FullDisk implements TokenResults {

        @Override
        public StoredResult store(String username, String messageId, StoredResult result, Instant now) {
            throw new UncheckedIOException(new IOException("disk full"));
        }

        @Override
        public Optional<StoredResult> find(String username, String messageId) {
            return Optional.empty();
        }
    }

    /** Another process stores its result between our look and our store. */
    private record StoredMeanwhile(StoredResult theirs) implements TokenResults {

        @Override
        public StoredResult store(String username, String messageId, StoredResult result, Instant now) {
            return theirs;
        }

        @Override
        public Optional<StoredResult> find(String username, String messageId) {
            return Optional.empty();
        }
    }
}
