package io.ptoken.hsm.protocol.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.protocol.MessageCodecs;
import io.ptoken.hsm.protocol.PrintedFrame;
import io.ptoken.hsm.protocol.frame.Frame;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.link.ResendLastResponse;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every frame of section 5.4, decoded into its message and encoded again, under default settings. */
class PrintedLegacyMessagesTest {

    private static final ProtocolSettings SETTINGS = ProtocolSettings.DEFAULTS;

    static List<PrintedFrame> requests() {
        return PrintedFrame.all().stream()
                .filter(frame -> frame.request() && frame.legacy())
                .toList();
    }

    static List<PrintedFrame> responses() {
        return PrintedFrame.all().stream()
                .filter(frame -> !frame.request() && frame.legacy())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestsDecodeAndEncode(PrintedFrame printed) {
        byte[] line;
        if (printed.header().equals(ResendLastResponse.COMMAND.requestHeader())) {
            line = ResendLastResponse.line();
        } else {
            ModuleRequest<?> request = Objects.requireNonNull(MessageCodecs.LEGACY_REQUESTS.get(printed.header()))
                    .decode(Frame.parse(printed.text()).body(), SETTINGS);
            assertThat(request.command().requestHeader()).isEqualTo(printed.header());
            line = request.line(SETTINGS);
        }
        assertThat(new String(line, StandardCharsets.US_ASCII)).isEqualTo(printed.line() + "\r");
    }

    @ParameterizedTest
    @MethodSource("responses")
    void responsesDecodeAndEncode(PrintedFrame printed) {
        ResponseFrame frame = (ResponseFrame) Frame.parse(printed.text());
        if (!frame.status().isSuccess()) {
            assertThatThrownBy(() -> RefusedException.requireSuccess(frame)).isInstanceOf(RefusedException.class);
            return;
        }
        ModuleResponse response = Objects.requireNonNull(MessageCodecs.LEGACY_RESPONSES.get(printed.header()))
                .decode(frame.body(), SETTINGS);
        assertThat(response.frame(frame.command(), SETTINGS).text()).isEqualTo(printed.text());
    }

    @Test
    void everyCommandHasAPrintedRequest() {
        Set<String> printed = new HashSet<>();
        requests().forEach(frame -> printed.add(frame.header()));
        printed.remove("GL?RR");
        assertThat(printed).isEqualTo(MessageCodecs.LEGACY_REQUESTS.keySet());
    }
}
