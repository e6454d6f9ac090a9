package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.AddressRanges;
import io.ptoken.service.access.Overload;
import io.ptoken.service.access.Overload.Kind;
import io.ptoken.thrift.api.GoldenFrames;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.RawClient;
import io.ptoken.thrift.testing.TestServers;
import io.ptoken.thrift.tls.ReloadableIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Over its share an address loses its own; at the limit whoever has most; nobody at work is cut, nobody new is refused. */
class FairShareTest {

    private static final String LATE_PING = GoldenFrames.PING.replace("08000100000000", "0800010000ea60");

    private final Overload overload = new Overload(InstantSource.system());
    private final FakeService service = new FakeService();

    @Test
    void overItsShareAnAddressLosesItsOldestWithoutASession() throws Exception {
        try (ThriftServer server = start(100, share(2, 100));
                RawClient inSession = RawClient.tls(server.port());
                RawClient silent = RawClient.tls(server.port())) {
            inSession.send(GoldenFrames.SIGN_IN).readFrame();
            silent.send(GoldenFrames.PING).readFrame();
            try (RawClient newcomer = RawClient.tls(server.port())) {
                assertThat(newcomer.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
                assertThat(silent.isClosedByServer()).isTrue();
                assertThat(inSession.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
            }
        }
        assertThat(overload.total(Kind.ADDRESS_SHARE)).isEqualTo(1);
        assertThat(overload.news().get(0).address()).isEqualTo("127.0.0.1");
    }

    @Test
    void withSessionsAloneTheOldestSilentGivesWayAndThatIsNoOverload() throws Exception {
        try (ThriftServer server = start(100, share(2, 100));
                RawClient first = RawClient.tls(server.port());
                RawClient second = RawClient.tls(server.port())) {
            first.send(GoldenFrames.SIGN_IN).readFrame();
            second.send(GoldenFrames.SIGN_IN).readFrame();
            try (RawClient newcomer = RawClient.tls(server.port())) {
                assertThat(newcomer.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
                assertThat(first.isClosedByServer()).isTrue();
                assertThat(second.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
            }
            assertThat(server.statistics().refusedAtLimit()).isZero();
        }
        assertThat(overload.news()).isEmpty();
    }

    @Test
    void atTheLimitWhoeverHasMostWithoutASessionGivesWay() throws Exception {
        List<RawClient> many = new ArrayList<>();
        try (ThriftServer server = start(4, share(100, 100));
                RawClient one = RawClient.clearText(server.port())) {
            for (int i = 0; i < 3; i++) {
                many.add(RawClient.clearText("127.0.0.2", server.port()));
            }
            Awaitility.await().until(() -> server.statistics().accepted() == 4);
            try (RawClient newcomer = RawClient.tls("127.0.0.3", server.port())) {
                assertThat(newcomer.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
                assertThat(many.get(0).isClosedByServer()).isTrue();
                assertThat(server.statistics().openConnections()).isEqualTo(4);
            }
            assertThat(one.send("00").isClosedByServer()).isTrue();
        } finally {
            for (RawClient client : many) {
                client.close();
            }
        }
        assertThat(overload.total(Kind.CONNECTION_LIMIT)).isEqualTo(1);
        assertThat(overload.news().get(0).address()).isEqualTo("127.0.0.2");
    }

    @Test
    void anUnfinishedHandshakeGivesWayBeforeASilentOneThatIsOlder() throws Exception {
        try (ThriftServer server = start(100, share(2, 100));
                RawClient silent = RawClient.tls(server.port())) {
            silent.send(GoldenFrames.PING).readFrame();
            try (RawClient half = RawClient.clearText(server.port())) {
                half.send("160301");
                // A second is what a handshake gets in any case.
                Awaitility.await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
                try (RawClient newcomer = RawClient.tls(server.port())) {
                    assertThat(newcomer.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
                    assertThat(half.isClosedByServer()).isTrue();
                    assertThat(silent.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
                }
            }
        }
    }

    @Test
    void aTrustedAddressHasNoShare() throws Exception {
        FairShare share = new FairShare(1, 100, AddressRanges.parse(List.of("127.0.0.0/8")));
        try (ThriftServer server = start(100, share);
                RawClient first = RawClient.tls(server.port());
                RawClient second = RawClient.tls(server.port())) {
            assertThat(second.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
            assertThat(first.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
        }
    }

    @Test
    void ofTooManyLatePingsTheOldestIsAnsweredEarly() throws Exception {
        try (ThriftServer server = start(100, share(100, 1));
                RawClient first = RawClient.tls(server.port());
                RawClient second = RawClient.tls(server.port())) {
            first.send(LATE_PING);
            Awaitility.await().until(() -> service.calls().size() == 1);
            second.send(LATE_PING);

            assertThat(first.readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
            assertThat(first.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
            assertThat(server.statistics().openConnections()).isEqualTo(2);
        }
        assertThat(overload.total(Kind.PING_CUT_SHORT)).isEqualTo(1);
    }

    @Test
    void whoOnlyWaitsHoldsNoThread() throws Exception {
        List<RawClient> waiting = new ArrayList<>();
        try (ThriftServer server = start(100, share(100, 100))) {
            for (int i = 0; i < 20; i++) {
                waiting.add(RawClient.clearText(server.port()).send("160301"));
                RawClient late = RawClient.tls(server.port());
                waiting.add(late.send(LATE_PING));
            }
            Awaitility.await()
                    .until(() ->
                            service.calls().size() == 20 && server.statistics().calls() == 20);

            Awaitility.await().until(() -> threadsAtWork() == 0);
        } finally {
            for (RawClient client : waiting) {
                client.close();
            }
        }
    }

    @Test
    void aClientThatHangsUpDuringItsCallIsSeenToBeGone() throws Exception {
        service.tell("signInWithPassword", () -> {
            Awaitility.await().until(() -> !service.lastCaller().isThere());
            return "T";
        });
        try (ThriftServer server = start(100, share(100, 100))) {
            try (RawClient client = RawClient.tls(server.port())) {
                client.send(GoldenFrames.SIGN_IN);
                Awaitility.await().until(() -> service.calls().size() == 1);
            }
            Awaitility.await().until(() -> server.statistics().calls() == 1);
        }
    }

    /** Threads of calls and handshakes that are not idle in their pool. */
    private static long threadsAtWork() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().startsWith("thrift-call-")
                        || entry.getKey().getName().startsWith("thrift-handshake-"))
                .filter(entry -> List.of(entry.getValue()).stream()
                        .noneMatch(frame -> frame.getMethodName().equals("getTask")))
                .count();
    }

    private static FairShare share(int connections, int sleepingPings) {
        return new FairShare(connections, sleepingPings, AddressRanges.NONE);
    }

    private ThriftServer start(int maxConnections, FairShare share) throws IOException {
        return ThriftServer.start(
                TestServers.config()
                        .withMaxConnections(maxConnections, Duration.ofHours(1))
                        .withShare(share),
                service,
                ReloadableIdentity.of(TestServers.IDENTITY),
                overload);
    }
}
