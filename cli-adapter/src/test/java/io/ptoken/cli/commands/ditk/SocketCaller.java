package io.ptoken.cli.commands.ditk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.TestInstallation;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A program of somebody else at the control channel: bytes of docs/control-channel.md, and nothing of ours. */
final class SocketCaller {

    private static final int HELLO = 1;
    private static final int CALL = 2;
    private static final int RESULT = 3;
    private static final int REFUSAL = 4;
    private static final int QUESTION = 5;
    private static final int ANSWER_TEXT = 6;
    private static final int ANSWER_SECRET = 7;
    private static final int SHOW_SECRET = 8;
    private static final int SHOWN = 9;
    private static final int PROGRESS = 10;

    private SocketCaller() {}

    /**
     * Makes a call at the server of an installation.
     *
     * @param answers to what it asks, in their order: {@code y} or {@code n}, or a secret
     * @return its refusal as {@code CODE: MESSAGE}, or its result
     */
    static String call(TestInstallation installation, String call, String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        try (SocketChannel socket = SocketChannel.open(
                UnixDomainSocketAddress.of(installation.data().resolve("control.sock")))) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(socket));
            in.readNBytes(in.readInt() + 1);
            send(socket, HELLO, "{\"protocol\":1,\"program\":\"mine 1.0\"}");
            send(socket, CALL, call);
            while (true) {
                int length = in.readInt();
                int type = in.readUnsignedByte();
                String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                switch (type) {
                    case RESULT -> {
                        return body;
                    }
                    case REFUSAL -> {
                        JsonNode refusal = new ObjectMapper().readTree(body);
                        return refusal.get("code").asText() + ": "
                                + refusal.get("message").asText();
                    }
                    case QUESTION -> answer(socket, body, left.remove());
                    case SHOW_SECRET -> send(socket, SHOWN, "");
                    case PROGRESS -> {}
                    default -> throw new AssertionError("got a frame of type " + type);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(SocketChannel socket, String question, String answer) throws IOException {
        if (question.contains("\"kind\":\"secret\"")) {
            send(socket, ANSWER_SECRET, answer);
        } else {
            send(socket, ANSWER_TEXT, "{\"answer\":" + answer.equals("y") + "}");
        }
    }

    private static void send(SocketChannel socket, int type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(5 + bytes.length)
                .putInt(bytes.length)
                .put((byte) type)
                .put(bytes)
                .flip();
        while (frame.hasRemaining()) {
            socket.write(frame);
        }
    }
}
