package io.ptoken.thrift.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.access.Origin;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.thrift.api.GoldenFrames;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.Frames;
import io.ptoken.thrift.testing.LogCapture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMap;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TMemoryBuffer;
import org.apache.thrift.transport.TMemoryInputTransport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import za.co.prism.prismtoken1.TokenApi;

/** Calls no proper client makes: answered with a fixed text or dropped, and never executed. */
class MalformedCallsTest {

    private static final byte CALL = TMessageType.CALL;
    private static final int SEQUENCE_ID = 5;

    private final FakeService service = new FakeService();
    private static final QuietClient LOCAL = new QuietClient(Origin.LOCAL);

    private final TokenApiDispatcher dispatcher =
            new TokenApiDispatcher(service, new WireLimits(64, 8, 6), Duration.ofSeconds(10));

    /** The name of the reply is that of the call, byte for byte; the text is for people. */
    @Test
    void anUnknownNameIsEchoedAsItIsAndEscapedInTheText() throws Exception {
        String name = "x\n\u001b[31m\u202e\u00e9";
        TMemoryBuffer out = new TMemoryBuffer(64);
        TBinaryProtocol call = new TBinaryProtocol(out);
        call.writeMessageBegin(new TMessage(name, CALL, SEQUENCE_ID));
        call.writeStructBegin(new TStruct("args"));
        call.writeFieldStop();
        byte[] frame = Arrays.copyOf(out.getArray(), out.length());

        byte[] reply = dispatcher.answer(frame, LOCAL).orElseThrow();

        TBinaryProtocol in = new TBinaryProtocol(new TMemoryInputTransport(reply));
        TMessage message = in.readMessageBegin();
        assertThat(message.name).isEqualTo(name);
        assertThat(message.seqid).isEqualTo(SEQUENCE_ID);
        assertThat(TApplicationException.readFrom(in))
                .hasMessage("Invalid method name: 'x\\u000a\\u001b[31m\\u202e\u00e9'");
    }

    @Test
    void nothingOfACallIsLeftInItsFrame() throws Exception {
        byte[] frame = Frames.unframed(GoldenFrames.SIGN_IN);

        dispatcher.answer(frame, LOCAL);

        assertThat(frame).containsOnly(0);
    }

    @Nested
    class AnArgumentThatCannotBeRead {

        @Test
        void isAProtocolErrorWhenItIsMissing() throws Exception {
            assertProtocolError("ping", out -> {
                i32(out, 1, 0);
                out.writeFieldStop();
            });
        }

        @Test
        void isAProtocolErrorWhenItHasAnotherType() throws Exception {
            assertProtocolError("ping", out -> {
                string(out, 1, "0");
                string(out, 2, "x");
                out.writeFieldStop();
            });
        }

        @Test
        void isAProtocolErrorWhenARequiredValueInsideIsMissing() throws Exception {
            assertProtocolError("issueDitkChangeTokens", out -> {
                string(out, 1, "m-1");
                string(out, 2, "T");
                out.writeFieldBegin(new TField("meterConfig", TType.STRUCT, (short) 3));
                string(out, 1, "00000000000");
                out.writeFieldStop();
                out.writeFieldStop();
            });
        }

        @Test
        void isAProtocolErrorWhereverTheFrameEndsInIt() throws Exception {
            byte[] whole = Frames.unframed(GoldenFrames.SIGN_IN);
            int header = 3 * Integer.BYTES + "signInWithPassword".length();
            for (int length = header; length < whole.length; length++) {
                assertApplicationError(
                        Arrays.copyOf(whole, length), "signInWithPassword", 1, TApplicationException.PROTOCOL_ERROR);
            }
        }

        @Test
        void isAProtocolErrorWhenAStringIsOverTheLimit() throws Exception {
            assertProtocolError("ping", out -> {
                i32(out, 1, 0);
                string(out, 2, "x".repeat(65));
                out.writeFieldStop();
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1000})
        void isAProtocolErrorWhenAStringLengthLies(int length) throws Exception {
            assertProtocolError("ping", out -> {
                i32(out, 1, 0);
                out.writeFieldBegin(new TField("echo", TType.STRING, (short) 2));
                out.writeI32(length);
                out.writeFieldStop();
            });
        }

        @Test
        void isAProtocolErrorWhenBytesFollowTheArguments() throws Exception {
            byte[] ping = Frames.unframed(GoldenFrames.PING);

            assertApplicationError(
                    Arrays.copyOf(ping, ping.length + 1), "ping", 1, TApplicationException.PROTOCOL_ERROR);
        }

        @Test
        void isNeverQuotedInTheAnswerOrTheLog() throws Exception {
            byte[] signIn = Frames.message("signInWithPassword", CALL, SEQUENCE_ID, out -> {
                string(out, 1, "m-1");
                string(out, 4, "marker-password");
                out.writeFieldStop();
            });
            byte[] status = Frames.message("getStatus", CALL, SEQUENCE_ID, out -> {
                string(out, 2, "marker-token");
                out.writeFieldStop();
            });

            try (LogCapture log = LogCapture.open()) {
                String answers = text(dispatcher.answer(signIn, LOCAL)) + text(dispatcher.answer(status, LOCAL));

                assertThat(answers).contains("Malformed call").doesNotContain("marker");
                assertThat(log.text()).doesNotContain("marker");
            }
        }
    }

    @Nested
    class AnUnknownField {

        @Test
        void isSkippedWhateverItsType() throws Exception {
            byte[] call = Frames.message("ping", CALL, SEQUENCE_ID, out -> {
                out.writeFieldBegin(new TField("bool", TType.BOOL, (short) 90));
                out.writeBool(true);
                out.writeFieldBegin(new TField("byte", TType.BYTE, (short) 91));
                out.writeByte((byte) 1);
                out.writeFieldBegin(new TField("double", TType.DOUBLE, (short) 92));
                out.writeDouble(1.5);
                out.writeFieldBegin(new TField("i64", TType.I64, (short) 93));
                out.writeI64(1);
                i32(out, 1, 0);
                out.writeFieldBegin(new TField("struct", TType.STRUCT, (short) 94));
                string(out, 1, "inner");
                out.writeFieldStop();
                out.writeFieldBegin(new TField("map", TType.MAP, (short) 95));
                out.writeMapBegin(new TMap(TType.I16, TType.STRING, 1));
                out.writeI16((short) 1);
                out.writeString("value");
                out.writeFieldBegin(new TField("list", TType.LIST, (short) 96));
                out.writeListBegin(new TList(TType.I32, 2));
                out.writeI32(1);
                out.writeI32(2);
                string(out, 2, "x");
                out.writeFieldStop();
            });

            assertThat(text(dispatcher.answer(call, LOCAL))).endsWith("x\0");
            assertThat(service.calls()).containsExactly(new SessionCalls.Ping(0, "x"));
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 9, 1000, Integer.MAX_VALUE})
        void isAProtocolErrorWhenItsContainerIsTooLargeOrLies(int size) throws Exception {
            for (byte element : new byte[] {TType.STOP, TType.VOID, TType.BOOL, TType.STRUCT, TType.STRING}) {
                assertProtocolError("ping", out -> {
                    out.writeFieldBegin(new TField("list", TType.LIST, (short) 90));
                    out.writeListBegin(new TList(element, size));
                    out.writeFieldStop();
                });
                assertProtocolError("ping", out -> {
                    out.writeFieldBegin(new TField("map", TType.MAP, (short) 90));
                    out.writeMapBegin(new TMap(element, element, size));
                    out.writeFieldStop();
                });
            }
        }

        @Test
        void isAProtocolErrorWhenItIsNestedTooDeep() throws Exception {
            assertProtocolError("ping", out -> {
                for (int depth = 0; depth < 100_000; depth++) {
                    out.writeFieldBegin(new TField("deeper", TType.STRUCT, (short) 90));
                }
            });
        }

        @Test
        void isAProtocolErrorWhenItsTypeDoesNotExist() throws Exception {
            assertProtocolError("ping", out -> {
                out.writeFieldBegin(new TField("strange", (byte) 99, (short) 90));
                out.writeFieldStop();
            });
        }
    }

    @Nested
    class AMessage {

        @Test
        void forAnUnknownMethodIsAnsweredInGoldenForm() throws Exception {
            byte[] call = Frames.message("foo", CALL, 1, TBinaryProtocol::writeFieldStop);

            assertThat(Frames.framed(dispatcher.answer(call, LOCAL).orElseThrow()))
                    .isEqualTo(GoldenFrames.UNKNOWN_METHOD);
        }

        @ParameterizedTest
        @ValueSource(bytes = {TMessageType.REPLY, TMessageType.EXCEPTION, 0, 99})
        void thatIsNoCallIsRefused(byte type) throws Exception {
            assertApplicationError(
                    Frames.message("ping", type, SEQUENCE_ID, new TokenApi.ping_args(0, "x")::write),
                    "ping",
                    SEQUENCE_ID,
                    TApplicationException.INVALID_MESSAGE_TYPE);
        }

        @Test
        void thatWantsNoAnswerIsDroppedUnexecuted() throws Exception {
            byte[] oneway =
                    Frames.message("ping", TMessageType.ONEWAY, SEQUENCE_ID, new TokenApi.ping_args(0, "x")::write);

            assertThat(dispatcher.answer(oneway, LOCAL)).isEmpty();
            assertThat(service.calls()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "", // an empty frame
                    "80", // the header cut off
                    "8001000100000004", // the name cut off
                    "80010001ffffffff", // a negative name length
                    "800100017fffffff", // a name longer than the frame
                    "800200010000000470696e6700000001", // another version
                    "00000005", // without version: the name cut off
                    "0000000570696e67", // without version: a name longer than the frame
                    "0000000470696e6701", // without version: the sequence id cut off
                    "7b2271223a317d" // JSON
                })
        void withoutAReadableHeaderEndsTheConnection(String hex) {
            assertThatThrownBy(() -> dispatcher.answer(HexFormat.of().parseHex(hex), LOCAL))
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessage("no binary message header");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void mayHaveANameOf64BytesAndNoLongerOne(boolean strict) throws Exception {
            TokenApiDispatcher usual = new TokenApiDispatcher(service, WireLimits.DEFAULT, Duration.ofSeconds(10));
            Frames.Body nothing = TBinaryProtocol::writeFieldStop;

            byte[] reply = usual.answer(Frames.message(strict, "x".repeat(64), CALL, 1, nothing), LOCAL)
                    .orElseThrow();

            assertThat(new TBinaryProtocol(new TMemoryInputTransport(reply)).readMessageBegin())
                    .isEqualTo(new TMessage("x".repeat(64), TMessageType.EXCEPTION, 1));
            // Two bytes each: it is bytes that are counted.
            for (String name : List.of("x".repeat(65), "\u00e9".repeat(33))) {
                byte[] longer = Frames.message(strict, name, CALL, 1, nothing);
                assertThatThrownBy(() -> usual.answer(longer, LOCAL))
                        .isInstanceOf(UnreadableMessageException.class)
                        .hasMessage("method name longer than 64 bytes");
            }
        }

        @Test
        void withoutVersionIsAnsweredStrictly() throws Exception {
            byte[] call = Frames.message(false, "ping", CALL, 7, new TokenApi.ping_args(0, "x")::write);

            byte[] reply = dispatcher.answer(call, LOCAL).orElseThrow();

            assertThat(HexFormat.of().formatHex(reply)).startsWith("80010002" + "00000004" + "70696e67" + "00000007");
            assertThat(service.calls()).containsExactly(new SessionCalls.Ping(0, "x"));
        }

        @ParameterizedTest
        @ValueSource(bytes = {TMessageType.REPLY, TMessageType.EXCEPTION, 0, 99})
        void withoutVersionThatIsNoCallIsRefused(byte type) throws Exception {
            assertApplicationError(
                    Frames.message(false, "ping", type, SEQUENCE_ID, new TokenApi.ping_args(0, "x")::write),
                    "ping",
                    SEQUENCE_ID,
                    TApplicationException.INVALID_MESSAGE_TYPE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ping", "signInWithPassword", "loadTransactionLicense"})
        void thatIsAMethodNameAloneCameWithoutFrames(String name) {
            assertThatThrownBy(() -> dispatcher.answer(name.getBytes(StandardCharsets.US_ASCII), LOCAL))
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessage("a method name alone: its transport is buffered, not framed");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
        void getsItsSequenceIdBack(int sequenceId) throws Exception {
            byte[] call = Frames.message("ping", CALL, sequenceId, new TokenApi.ping_args(0, "x")::write);
            byte[] reply = dispatcher.answer(call, LOCAL).orElseThrow();

            assertThat(new TBinaryProtocol(new TMemoryInputTransport(reply)).readMessageBegin())
                    .isEqualTo(new TMessage("ping", TMessageType.REPLY, sequenceId));
        }
    }

    private void assertProtocolError(String method, Frames.Body arguments) throws Exception {
        assertApplicationError(
                Frames.message(method, CALL, SEQUENCE_ID, arguments),
                method,
                SEQUENCE_ID,
                TApplicationException.PROTOCOL_ERROR);
    }

    private void assertApplicationError(byte[] call, String name, int sequenceId, int type) throws Exception {
        byte[] reply = dispatcher.answer(call, LOCAL).orElseThrow();
        TBinaryProtocol in = new TBinaryProtocol(new TMemoryInputTransport(reply));

        assertThat(in.readMessageBegin()).isEqualTo(new TMessage(name, TMessageType.EXCEPTION, sequenceId));
        assertThat(TApplicationException.readFrom(in).getType()).isEqualTo(type);
        assertThat(service.calls()).isEmpty();
    }

    private static String text(Optional<byte[]> reply) {
        return new String(reply.orElseThrow(), StandardCharsets.ISO_8859_1);
    }

    private static void i32(TBinaryProtocol out, int id, int value) throws TException {
        out.writeFieldBegin(new TField("", TType.I32, (short) id));
        out.writeI32(value);
    }

    private static void string(TBinaryProtocol out, int id, String value) throws TException {
        out.writeFieldBegin(new TField("", TType.STRING, (short) id));
        out.writeString(value);
    }
}
