package io.ptoken.hsm.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.protocol.MessageCodecs.Decoder;
import io.ptoken.hsm.protocol.frame.Frame;
import io.ptoken.hsm.protocol.frame.RequestFrame;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.settings.FieldSettings.HexWidth;
import io.ptoken.hsm.protocol.settings.FieldSettings.Strictness;
import io.ptoken.hsm.protocol.settings.LegacySettings;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read again as the same, for every message, under every setting that changes its form. */
class RoundTripTest {

    private static final int ROUNDS = 200;

    static List<ProtocolSettings> settings() {
        ProtocolSettings defaults = ProtocolSettings.DEFAULTS;
        return List.of(
                defaults,
                defaults.with(defaults.fields().withHexWidth(HexWidth.MINIMAL)),
                defaults.with(defaults.fields().withStrictness(Strictness.LENIENT))
                        .with(new LegacySettings(LegacySettings.CreditAmount.H4, LegacySettings.Ken.DECIMAL, true)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void requests(ProtocolSettings settings) {
        AnyMessage any = new AnyMessage(611);
        for (int round = 0; round < ROUNDS; round++) {
            requests(any.sts6Requests(), MessageCodecs.STS6_REQUESTS, settings);
            requests(any.legacyRequests(), MessageCodecs.LEGACY_REQUESTS, settings);
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void responses(ProtocolSettings settings) {
        AnyMessage any = new AnyMessage(612);
        for (int round = 0; round < ROUNDS; round++) {
            responses(any.sts6Responses(), MessageCodecs.STS6_RESPONSES, settings);
            responses(any.legacyResponses(), MessageCodecs.LEGACY_RESPONSES, settings);
        }
    }

    private static void requests(
            List<PlainRequest<?>> requests,
            Map<String, Decoder<ModuleRequest<?>>> decoders,
            ProtocolSettings settings) {
        for (PlainRequest<?> request : requests) {
            RequestFrame frame = new RequestFrame(request.command(), request.encode(settings));
            Decoder<ModuleRequest<?>> decoder =
                    Objects.requireNonNull(decoders.get(frame.command().requestHeader()));
            assertThat(Frame.parse(frame.text())).isEqualTo(frame);
            assertThat(decoder.decode(frame.body(), settings)).isEqualTo(request);
        }
    }

    private static void responses(
            Map<String, ModuleResponse> responses,
            Map<String, Decoder<ModuleResponse>> decoders,
            ProtocolSettings settings) {
        responses.forEach((header, response) -> {
            Decoder<ModuleResponse> decoder = Objects.requireNonNull(decoders.get(header));
            assertThat(decoder.decode(response.encode(settings), settings)).isEqualTo(response);
        });
    }
}
