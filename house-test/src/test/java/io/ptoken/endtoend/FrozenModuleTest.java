package io.ptoken.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.thrift.testing.VendingClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.thrift.TException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;

/** A module that has the request and says nothing, until it does: the caller has one token in the end, whoever asks how often. */
class FrozenModuleTest {

    private static final String REFUSAL = "Unhandled exception 'CallTimeout': no answer within 1 s; ";

    @TempDir
    Path folder;

    private final CountDownLatch thawed = new CountDownLatch(1);
    private final AtomicInteger vends = new AtomicInteger();

    @Test
    void theTokenThatCameLateIsTheOneAndIsFetched() throws Exception {
        try (TestServer server = TestServer.start(folder, this::freezing, Duration.ofSeconds(1));
                VendingClient client = VendingClient.connect(server.port());
                VendingClient other = VendingClient.connect(server.port())) {
            String accessToken = client.api()
                    .signInWithPassword("m-0", "local", "vending", TestServer.PASSWORD, new SessionOptions())
                    .getAccessToken();

            assertThat(refusal(() -> buy(client, accessToken)))
                    .isEqualTo(REFUSAL + "the token may exist: fetch the result of this messageId with fetchTokenResult"
                            + " before issuing again");
            assertThat(refusal(() -> fetch(client, accessToken)))
                    .as("nobody is told that there is none while there may be one")
                    .isEqualTo(REFUSAL + "the tokens may exist: fetch them again, and do not issue before that is"
                            + " answered");
            CompletableFuture<List<Token>> again = CompletableFuture.supplyAsync(() -> buyLater(other, accessToken));
            thawed.countDown();

            List<Token> tokens = fetch(client, accessToken);
            assertThat(tokens).hasSize(1);
            assertThat(again.join()).isEqualTo(tokens);
            assertThat(buy(client, accessToken)).isEqualTo(tokens);
            assertThat(vends).hasValue(1);
        }
    }

    private SecurityModule freezing(SecurityModule module) {
        return (SecurityModule) Proxy.newProxyInstance(
                SecurityModule.class.getClassLoader(),
                new Class<?>[] {SecurityModule.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("vendCredit")) {
                        vends.incrementAndGet();
                        thawed.await();
                    }
                    return asked(module, method, arguments);
                });
    }

    private static Object asked(SecurityModule module, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(module, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call).getEMsgEn();
    }

    private static List<Token> buyLater(VendingClient client, String accessToken) {
        try {
            return buy(client, accessToken);
        } catch (TException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Token> buy(VendingClient client, String accessToken) throws TException {
        MeterConfigIn meter = new MeterConfigIn(
                "00000000000", (short) 7, (short) 2, TestServer.SGC, (short) 2, (short) 1, (short) 255);
        meter.setAllowKrnUpdate(false);
        return client.api().issueCreditToken("m-1", accessToken, meter, (short) 0, 10.0, 0, 0);
    }

    private static List<Token> fetch(VendingClient client, String accessToken) throws TException {
        return client.api().fetchTokenResult("m-2", accessToken, "m-1");
    }
}
