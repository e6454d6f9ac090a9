package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.thrift.api.GoldenFrames;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.RawClient;
import io.ptoken.thrift.testing.TestServers;
import io.ptoken.thrift.testing.TrustAll;
import io.ptoken.thrift.tls.CertificateNames;
import io.ptoken.thrift.tls.ReloadableIdentity;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new certificate is shown without a restart and without losing a call. */
class CertificateReloadTest {

    private static final CertificateNames NAMES = new CertificateNames(List.of("localhost"), List.of());

    private final FakeService service = new FakeService();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayFinish = new CountDownLatch(1);

    @TempDir
    private Path folder;

    @Test
    void newConnectionsSeeTheNewOneWhileCallsInFlightAndOldConnectionsGoOn() throws Exception {
        ReloadableIdentity reloadable = reloadable();
        service.tell("signInWithPassword", this::blocking);
        try (ThriftServer server = TestServers.start(TestServers.config(), service, reloadable);
                RawClient busy = RawClient.tls(server.port());
                RawClient idle = RawClient.tls(server.port())) {
            Certificate before = reloadable.current().certificate();
            assertThat(shown(server)).isEqualTo(before);
            busy.send(GoldenFrames.SIGN_IN);
            begun.await();

            TlsIdentity renewed = renew();
            assertThat(reloadable.reload()).isTrue();

            assertThat(shown(server)).isEqualTo(renewed.certificate()).isNotEqualTo(before);
            assertThat(idle.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
            mayFinish.countDown();
            assertThat(busy.readFrame()).isEqualTo(GoldenFrames.SIGN_IN_REPLY);
            assertThat(busy.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
        }
    }

    @Test
    void aRunningServerNoticesByItself() throws Exception {
        try (ThriftServer server = TestServers.start(
                TestServers.config().withCertificateCheck(Duration.ofMillis(10)), service, reloadable())) {
            TlsIdentity renewed = renew();

            Awaitility.await().until(() -> shown(server).equals(renewed.certificate()));
        }
    }

    @Test
    void aBrokenFileLeavesTheOldOne() throws Exception {
        ReloadableIdentity reloadable = reloadable();
        try (ThriftServer server = TestServers.start(TestServers.config(), service, reloadable)) {
            Files.writeString(folder.resolve("server.pem"), "broken");

            reloadable.check();

            assertThat(shown(server)).isEqualTo(reloadable.current().certificate());
        }
    }

    private ReloadableIdentity reloadable() {
        return ReloadableIdentity.open(folder, NAMES, InstantSource.system(), new SecureRandom());
    }

    private TlsIdentity renew() {
        return TlsIdentity.renew(folder, NAMES, InstantSource.system(), new SecureRandom());
    }

    private static Certificate shown(ThriftServer server) throws IOException {
        try (SSLSocket socket = TrustAll.connect(server.port())) {
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private Object blocking() {
        begun.countDown();
        try {
            mayFinish.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "T";
    }
}
