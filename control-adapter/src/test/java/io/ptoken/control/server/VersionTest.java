package io.ptoken.control.server;

import static io.ptoken.control.server.RunningControl.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.control.frame.FrameType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VersionTest {

    @TempDir
    private Path data;

    @Test
    void aCallerOfAnotherVersionIsToldBoth() throws Exception {
        try (RunningControl control = RunningControl.start(data, (peer, call, talk) -> done());
                RawCaller raw = RawCaller.connect(control.server().path())) {
            assertThat(raw.read().text()).isEqualTo("{\"protocol\":1,\"program\":\"ptoken test\",\"peer\":\"owner\"}");
            raw.json(FrameType.HELLO, "{\"protocol\":2,\"program\":\"later\"}");

            RawCaller.Raw refusal = raw.read();
            assertThat(refusal.is(FrameType.REFUSAL)).isTrue();
            assertThat(refusal.text())
                    .contains("\"code\":\"protocol-version\"")
                    .contains("the server speaks version 1 of the control protocol, the caller version 2")
                    .contains("ptoken test");
            assertThat(raw.isEnded()).isTrue();
            control.requireServing();
        }
    }

    @Test
    void aCallBeforeTheGreetingIsRefused() throws Exception {
        try (RunningControl control = RunningControl.start(data, (peer, call, talk) -> done());
                RawCaller raw = RawCaller.connect(control.server().path())) {
            assertThat(raw.read().is(FrameType.HELLO)).isTrue();
            raw.json(FrameType.CALL, "{}");

            RawCaller.Raw refusal = raw.read();
            assertThat(refusal.is(FrameType.REFUSAL)).isTrue();
            assertThat(refusal.text()).contains("got frame CALL, expected [HELLO]");
            assertThat(raw.isEnded()).isTrue();
        }
    }
}
