package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client in another language, with OpenSSL below and no Thrift library, that checks certificate and host name. */
@Tag("slow")
class PythonClientTest {

    private static final Path SCRIPT = Path.of("src/test/resources/vending_client.py");

    @Test
    void buysElectricityAndReadsAnError(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(hasPython(), "skipped: needs python3 on the PATH");
        Path trusted = Files.writeString(folder.resolve("server.pem"), TestServers.IDENTITY.certificatePem());
        FakeService service = new FakeService();
        service.fail("getStatus", new ServiceException(ErrorCode.AUTHENTICATION_TOKEN, "expired"));

        try (ThriftServer server = TestServers.start(service)) {
            Process client = new ProcessBuilder(
                            "python3",
                            SCRIPT.toString(),
                            "localhost",
                            Integer.toString(server.port()),
                            trusted.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(client.waitFor()).as(output).isZero();
            assertThat(output.lines())
                    .containsExactly(
                            "ping hello",
                            "session T",
                            "token 00000000000134220736 Credit:Electricity 100.0 kWh",
                            "error EAuthentication.Token Authentication failed (bad accessToken: expired)",
                            "unknown method 1 Invalid method name: 'noSuchMethod'");
        }
    }

    private static boolean hasPython() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    }
}
