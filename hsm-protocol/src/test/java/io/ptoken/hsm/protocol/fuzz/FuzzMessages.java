package io.ptoken.hsm.protocol.fuzz;

import io.ptoken.hsm.protocol.MessageCodecs;
import io.ptoken.hsm.protocol.MessageCodecs.Decoder;
import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.Frame;
import io.ptoken.hsm.protocol.frame.FrameException;
import io.ptoken.hsm.protocol.frame.RequestFrame;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.settings.FieldSettings.Strictness;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * All decoders of both dialects: a body is a message or a {@link FieldException}, nothing else, and a message is written as
 * something that is read as the same message.
 */
public final class FuzzMessages {

    private static final ProtocolSettings STRICT = ProtocolSettings.DEFAULTS;
    private static final ProtocolSettings LENIENT = STRICT.with(STRICT.fields().withStrictness(Strictness.LENIENT));

    private FuzzMessages() {}

    /** One input: the text of a frame, without check sum. */
    public static void fuzzerTestOneInput(byte[] input) {
        Frame frame;
        try {
            frame = Frame.parse(new String(input, StandardCharsets.ISO_8859_1));
        } catch (FrameException e) {
            return;
        }
        for (ProtocolSettings settings : new ProtocolSettings[] {STRICT, LENIENT}) {
            if (frame instanceof RequestFrame request) {
                request(request, MessageCodecs.STS6_REQUESTS, settings);
                request(request, MessageCodecs.LEGACY_REQUESTS, settings);
            } else if (frame instanceof ResponseFrame response
                    && response.status().isSuccess()) {
                response(response, MessageCodecs.STS6_RESPONSES, settings);
                response(response, MessageCodecs.LEGACY_RESPONSES, settings);
            } else {
                requireMessage(RefusedException.of((ResponseFrame) frame));
            }
        }
    }

    private static void request(
            RequestFrame frame, Map<String, Decoder<ModuleRequest<?>>> decoders, ProtocolSettings settings) {
        Decoder<ModuleRequest<?>> decoder = decoders.get(frame.command().requestHeader());
        if (decoder == null) {
            return;
        }
        try {
            ModuleRequest<?> message = decoder.decode(frame.body(), settings);
            if (message instanceof PlainRequest<?> plain) {
                requireSame(message, decoder.decode(plain.encode(settings), settings));
            }
        } catch (FieldException e) {
            requireMessage(e);
        }
    }

    private static void response(
            ResponseFrame frame, Map<String, Decoder<ModuleResponse>> decoders, ProtocolSettings settings) {
        Decoder<ModuleResponse> decoder = decoders.get(frame.command().responseHeader());
        if (decoder == null) {
            return;
        }
        ModuleResponse message;
        try {
            message = decoder.decode(frame.body(), settings);
        } catch (FieldException e) {
            requireMessage(e);
            return;
        }
        try {
            requireSame(message, decoder.decode(message.encode(settings), settings));
        } catch (InvalidValueException e) {
            throw new IllegalStateException("what was read cannot be written", e);
        }
    }

    private static void requireSame(Object first, Object second) {
        if (!first.equals(second)) {
            throw new IllegalStateException("a message is not read as it is written");
        }
    }

    private static void requireMessage(RuntimeException e) {
        if (e.getMessage() == null) {
            throw new IllegalStateException("no message", e);
        }
    }
}
