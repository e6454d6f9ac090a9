package io.ptoken.service.vending.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrentIssueTest {

    private static final int CALLERS = 64;

    private final ServiceFixture fixture = new ServiceFixture();
    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void neverGivesTwoCallsForOneMeterTheSameTokenIdentifier() throws Exception {
        List<List<IssuedToken>> answers = allAtOnce(() -> fixture.credit(Meters.sample()));

        assertThat(answers)
                .hasSize(CALLERS)
                .allSatisfy(tokens -> assertThat(tokens).hasSize(1));
        assertThat(answers).extracting(tokens -> tokens.get(0).tid()).doesNotHaveDuplicates();
        assertThat(fixture.store.tidsUsed()).isEqualTo(CALLERS);
    }

    @Test
    void issuesOnceForOneMessageHoweverManyAskAtOnce() throws Exception {
        CallContext call = fixture.call("m-1");

        List<List<IssuedToken>> answers = allAtOnce(() -> fixture.service.handle(
                new IssueCalls.Credit(call, Meters.sample().config(), 0, BigDecimal.TEN, IssueTime.NOW)));

        assertThat(answers).hasSize(CALLERS).containsOnly(answers.get(0));
        assertThat(fixture.module.vended()).isEqualTo(1);
        assertThat(fixture.store.tidsUsed()).isEqualTo(1);
    }

    private <T> List<T> allAtOnce(Callable<T> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<Future<T>> pending = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            pending.add(threads.submit(() -> {
                start.await();
                return call.call();
            }));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> one : pending) {
            answers.add(one.get());
        }
        return answers;
    }
}
