package io.ptoken.control.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.control.ControlLimits;
import io.ptoken.control.Question;
import io.ptoken.control.Result;
import io.ptoken.control.frame.FrameType;
import io.ptoken.control.socket.ControlPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/control-channel.md tells those who write a program of their own. */
@Timeout(60)
class DocumentedProtocolTest {

    private static final Path DOCUMENT = Path.of("../docs/control-channel.md");
    private static final Pattern TYPE = Pattern.compile("\\| (\\d+) \\| ([A-Z_]+) \\|.*");
    private static final Pattern EXAMPLE = Pattern.compile("(server|caller)  ([0-9a-f]{8}) ([0-9a-f]{2}) ?(.*)");

    @TempDir
    private Path data;

    @Test
    void theTableHasEveryType() throws Exception {
        assertThat(lines().map(TYPE::matcher).filter(Matcher::matches).map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyElementsOf(Stream.of(FrameType.values())
                        .map(type -> type.code() + " " + type)
                        .toList());
    }

    @Test
    void theExampleIsWhatGoesOverTheLine() throws Exception {
        ControlHandler handler = (peer, call, talk) -> {
            assertThat(call.path("call").textValue()).isEqualTo("user.passwd");
            talk.askSecret(Question.secret("password", "new password of jane")).close();
            return new Result(RunningControl.json().put("done", true));
        };
        List<Matcher> example =
                lines().map(EXAMPLE::matcher).filter(Matcher::matches).toList();
        assertThat(example).hasSize(7);
        ControlPlace place = ControlPlace.inData(data, List.of());
        try (ControlServer server = ControlServer.start(
                        place, () -> true, "ptoken 0.1.0", () -> handler, ControlLimits.defaults());
                RawCaller raw = RawCaller.connect(server.path())) {
            for (Matcher line : example) {
                FrameType type = type(Integer.parseInt(line.group(3), 16));
                byte[] frame = RawCaller.frame(type, line.group(4));
                assertThat(Integer.parseInt(line.group(2), 16)).isEqualTo(frame.length - 5);
                if (line.group(1).equals("caller")) {
                    raw.bytes(frame);
                } else {
                    RawCaller.Raw read = raw.read();
                    assertThat(read.is(type)).isTrue();
                    assertThat(read.text()).isEqualTo(line.group(4));
                }
            }
            assertThat(raw.isEnded()).isTrue();
        }
    }

    private static FrameType type(int code) {
        return Stream.of(FrameType.values())
                .filter(type -> type.code() == code)
                .findAny()
                .orElseThrow();
    }

    private static Stream<String> lines() throws IOException {
        return Files.readAllLines(DOCUMENT).stream();
    }
}
