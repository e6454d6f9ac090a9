package io.ptoken.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.ApiSession;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.thrift.testing.ClientIdentity;
import io.ptoken.thrift.testing.VendingClient;
import io.ptoken.thrift.tls.ClientCertificates;
import io.ptoken.thrift.tls.ClientCertificates.Mode;
import io.ptoken.thrift.tls.Fingerprint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.thrift.TException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.SessionOptions;

/** Signing in through TLS and the store on disk. */
@Tag("slow")
class AccessOverTheWireTest {

    private static final ClientIdentity TILL = ClientIdentity.selfSigned("till");

    @TempDir
    Path folder;

    @Test
    void theStoreHoldsTheSessionAndTheLogSaysFromWhere() throws Exception {
        try (TestServer server = TestServer.start(folder);
                VendingClient client = VendingClient.connect(server.port())) {
            String token = signIn(client, TestServer.PASSWORD);

            List<ApiSession> sessions = server.store().sessions().open(TestServer.NOW);
            assertThat(sessions).singleElement().satisfies(session -> {
                assertThat(session.username()).isEqualTo("vending");
                assertThat(session.origin()).isEqualTo("127.0.0.1");
                assertThat(session.tokenHash()).isNotEqualTo(token);
            });
            assertThat(lastAudit(server))
                    .isEqualTo(new AuditEntry(
                            TestServer.NOW, "vending", "127.0.0.1", "signInWithPassword", "vending", "Ok", "m-1", ""));
            assertThat(client.api().getStatus("m-2", token)).hasSize(1);
        }
    }

    @Test
    void fiveWrongPasswordsLockTheAccountInTheStore() throws Exception {
        try (TestServer server = TestServer.start(folder);
                VendingClient client = VendingClient.connect(server.port())) {
            for (int i = 0; i < 5; i++) {
                assertRefused(client, "wrong");
            }
            assertRefused(client, TestServer.PASSWORD);

            Account account = server.store().accounts().find("vending").orElseThrow();
            assertThat(account.failedSignIns()).isEqualTo(5);
            assertThat(account.lockedUntil()).hasValue(TestServer.NOW.plusSeconds(1));
            assertThat(lastAudit(server).detail()).isEqualTo("locked after wrong passwords");
        }
    }

    @Test
    void anAccountBoundToACertificateSignsInWithItAlone() throws Exception {
        ClientCertificates clients = new ClientCertificates(Mode.OPTIONAL, List.of(TILL.certificate()));
        try (TestServer server = TestServer.start(folder, clients);
                VendingClient till = VendingClient.connectAs(TILL, server.port());
                VendingClient stranger = VendingClient.connect(server.port())) {
            server.store()
                    .accounts()
                    .update(
                            "vending",
                            account -> account.withCertificate(Optional.of(Fingerprint.of(TILL.certificate())))
                                    .withPassword(Account.NO_PASSWORD, TestServer.NOW, false),
                            AuditEntry.local(TestServer.NOW, "test", "user.certificate", "vending", ""));

            assertRefused(stranger, "");
            assertThat(lastAudit(server).detail()).isEqualTo("the account's client certificate was not presented");
            assertThat(signIn(till, "")).isNotEmpty();
        }
    }

    private static String signIn(VendingClient client, String password) throws TException {
        return client.api()
                .signInWithPassword("m-1", "local", "vending", password, new SessionOptions())
                .getAccessToken();
    }

    private static void assertRefused(VendingClient client, String password) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> signIn(client, password))
                .satisfies(e -> assertThat(e.getEMsgEn())
                        .isEqualTo("Sign-in failed: authentication failed for realm='local' username='vending'"));
    }

    private static AuditEntry lastAudit(TestServer server) {
        server.writeRefusals();
        return server.store().auditLog().page(Instant.EPOCH, TestServer.NOW.plusSeconds(1), 0, 1000).stream()
                .reduce((first, second) -> second)
                .orElseThrow()
                .entry();
    }
}
