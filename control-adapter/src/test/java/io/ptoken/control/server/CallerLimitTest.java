package io.ptoken.control.server;

import static io.ptoken.control.server.RunningControl.done;
import static io.ptoken.control.server.RunningControl.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ptoken.control.NotAdmittedException;
import io.ptoken.control.Refusal;
import io.ptoken.control.client.ControlClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CallerLimitTest {

    @TempDir
    private Path data;

    @Test
    void the65thIsToldSoAndIsServedWhenAnotherHasLeft() throws Exception {
        try (RunningControl control = RunningControl.start(data, (peer, call, talk) -> done())) {
            List<ControlClient> clients = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                clients.add(control.client());
            }
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(control::client)
                        .isInstanceOfSatisfying(
                                NotAdmittedException.class,
                                e -> assertThat(e.code()).isEqualTo(Refusal.TOO_MANY_CALLERS))
                        .hasMessage(
                                "all 64 places for callers of the server are taken; try again when a command has ended");
            }
            for (ControlClient client : clients) {
                assertThat(client.call(json(), new ScriptedDialogue())).isEqualTo(done());
            }
            clients.remove(0).close();
            await().until(() -> control.server().callers() == 63);
            control.requireServing();
            clients.forEach(ControlClient::close);
            await().until(() -> control.server().callers() == 0);
        }
    }
}
