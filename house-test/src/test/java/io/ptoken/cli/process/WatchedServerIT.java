package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.TestInstallation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code status --watch} over the socket of a server that is killed and comes back. */
class WatchedServerIT {

    @TempDir
    Path directory;

    @Test
    void showsTheServerAgainAndAgainAndThatItWentAwayAndCameBack() {
        TestInstallation installation = TestInstallation.made(directory);
        Map<String, String> environment = Map.of(
                "PTOKEN_DATA", installation.data().toString(),
                "PTOKEN_KEY_FILE", installation.keyFile().toString(),
                "PTOKEN_LOCK_FOLDER", directory.resolve("locks").toString());
        Program server = serve(environment);
        try (Program watch = Program.start(environment, "status", "--watch", "1")) {
            watch.readTo("installation ");
            watch.readTo("module ");
            watch.readTo("installation ");

            server.kill();
            server.end();
            server.close();
            watch.readTo("20", "  The server is gone; waiting for it.");

            server = serve(environment);
            watch.readTo("20", "  The server is back.");
            watch.readTo("module ");
            watch.terminate();
            assertThat(watch.end().err()).isEmpty();
        } finally {
            server.close();
        }
    }

    private static Program serve(Map<String, String> environment) {
        Program server =
                Program.start(environment, "serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web");
        server.readTo("Ready.");
        return server;
    }
}
