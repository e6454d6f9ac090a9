package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.TokenCall;
import io.ptoken.thrift.api.GoldenFrames;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.LogCapture;
import io.ptoken.thrift.testing.RawClient;
import io.ptoken.thrift.testing.Samples;
import io.ptoken.thrift.testing.TestServers;
import io.ptoken.thrift.testing.VendingClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.apache.thrift.TException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigIn;

/** A call is answered within its bound, whatever it waits for. */
class CallTimeoutTest {

    private static final String CREDIT = "issueCreditToken";

    private final FakeService service = new FakeService();
    private final Semaphore hanging = new Semaphore(0);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void release() {
        released.countDown();
    }

    @Test
    void theCallerIsToldThatTheTokenMayExistAndHowToFetchIt() throws Exception {
        service.tell(CREDIT, this::hang);
        try (LogCapture log = LogCapture.open();
                ThriftServer server = start(1000);
                VendingClient client = VendingClient.connect(server.port())) {
            ApiException refused = catchThrowableOfType(ApiException.class, () -> buy(client));

            assertThat(refused.getECode()).isEqualTo("EService");
            assertThat(refused.getEMsgEn())
                    .isEqualTo("Unhandled exception 'CallTimeout': no answer within 1 s; the token may exist: fetch the"
                            + " result of this messageId with fetchTokenResult before issuing again");
            assertThat(log.text()).contains("its call was not answered within api.callTimeoutSeconds");
            assertThat(server.statistics().overdue()).isEqualTo(1);
            assertThat(((TokenCall.InSession<?>) service.calls().get(0))
                            .context()
                            .caller()
                            .isOverdue())
                    .isTrue();
        }
    }

    @Test
    void theConnectionGoesOnAndALateAnswerIsThrownAway() throws Exception {
        service.tell(CREDIT, this::hang);
        try (ThriftServer server = start(1000);
                VendingClient client = VendingClient.connect(server.port())) {
            assertThatExceptionOfType(ApiException.class).isThrownBy(() -> buy(client));
            assertThat(client.api().ping(0, "meanwhile")).isEqualTo("meanwhile");

            released.countDown();
            Awaitility.await().until(() -> server.statistics().calls() == 2);

            assertThat(client.api().ping(0, "after")).isEqualTo("after");
        }
    }

    @Test
    void aCallWithinItsBoundIsNotOverdueAfterIt() throws Exception {
        try (ThriftServer server = start(1000);
                VendingClient client = VendingClient.connect(server.port())) {
            buy(client);

            assertThat(((TokenCall.InSession<?>) service.calls().get(0))
                            .context()
                            .caller()
                            .isOverdue())
                    .isFalse();
        }
    }

    @Test
    void theSleepOfAPingIsNotCounted() throws Exception {
        try (ThriftServer server = start(1000);
                VendingClient client = VendingClient.connect(server.port())) {
            assertThat(client.api().ping(1500, "late")).isEqualTo("late");
            assertThat(server.statistics().overdue()).isZero();
        }
    }

    @Test
    void nobodyIsLookedUpForWhoWasAnsweredInPlace() throws Exception {
        service.tell("signInWithPassword", this::hang);
        try (ThriftServer server = start(1000);
                RawClient client = RawClient.tls(server.port())) {
            client.send(GoldenFrames.SIGN_IN).readFrame();

            assertThat(service.lastCaller().isThere()).isFalse();
        }
    }

    @Test
    void threadsThatHangHaveAnEnd() throws Exception {
        service.tell(CREDIT, this::hang);
        try (LogCapture log = LogCapture.open();
                ThriftServer server = start(1);
                VendingClient client = VendingClient.connect(server.port())) {
            assertThatExceptionOfType(ApiException.class).isThrownBy(() -> buy(client));
            assertThatExceptionOfType(ApiException.class).isThrownBy(() -> buy(client));

            assertThat(catchThrowableOfType(TException.class, () -> buy(client)))
                    .isNotInstanceOf(ApiException.class);
            assertThat(log.text()).contains("no more threads are spent on that (2 of them)");
            assertThat(hanging.availablePermits()).isEqualTo(2);
        }
    }

    @Test
    void aRefusalThatComesLateIsThrownAwayToo() throws Exception {
        service.tell(CREDIT, () -> {
            hang();
            throw new ServiceException(ErrorCode.CACHE_MISS);
        });
        try (ThriftServer server = start(1000);
                VendingClient client = VendingClient.connect(server.port())) {
            assertThatExceptionOfType(ApiException.class).isThrownBy(() -> buy(client));
            released.countDown();
            Awaitility.await().until(() -> server.statistics().calls() == 1);

            assertThat(client.api().ping(0, "after")).isEqualTo("after");
        }
    }

    private Object hang() {
        hanging.release();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return List.of(Samples.token());
    }

    private static void buy(VendingClient client) throws Exception {
        client.api()
                .issueCreditToken(
                        "m-1",
                        "T",
                        new MeterConfigIn(
                                "00000000000", (short) 7, (short) 2, 123_456, (short) 1, (short) 1, (short) 255),
                        (short) 0,
                        10.0,
                        0,
                        0);
    }

    private ThriftServer start(int connections) throws IOException {
        return TestServers.start(
                TestServers.config()
                        .withMaxConnections(connections, Duration.ofHours(1))
                        .withCallTimeout(Duration.ofSeconds(1)),
                service);
    }
}
