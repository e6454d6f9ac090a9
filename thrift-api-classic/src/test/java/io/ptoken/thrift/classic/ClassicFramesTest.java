package io.ptoken.thrift.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.thrift.transport.TFramedTransport;
import org.apache.thrift.transport.TMemoryBuffer;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;
import org.junit.jupiter.api.Test;

class ClassicFramesTest {

    private final TMemoryBuffer wire = new TMemoryBuffer(64);
    private final TFramedTransport framed = new TFramedTransport(wire);

    ClassicFramesTest() throws TTransportException {}

    @Test
    void putsTheLengthBeforeWhatWasWritten() throws TTransportException {
        framed.write("sale".getBytes(StandardCharsets.US_ASCII));
        framed.flush();

        assertThat(HexFormat.of().formatHex(Arrays.copyOf(wire.getArray(), wire.length())))
                .isEqualTo("0000000473616c65");
    }

    @Test
    void readsAFrameThroughItsBuffer() throws TTransportException {
        wire.write(HexFormat.of().parseHex("0000000473616c65"));
        byte[] first = new byte[1];
        framed.readAll(first, 0, 1);

        assertThat(first[0]).isEqualTo((byte) 's');
        assertThat(framed.getBytesRemainingInBuffer()).isEqualTo(3);
        assertThat(framed.getBuffer()[framed.getBufferPosition()]).isEqualTo((byte) 'a');
        framed.consumeBuffer(2);
        assertThat(framed.read(first, 0, 1)).isEqualTo(1);
        assertThat(first[0]).isEqualTo((byte) 'e');
        framed.clear();
        assertThat(framed.getBytesRemainingInBuffer()).isZero();
    }

    @Test
    void refusesALongerFrameThanItMayRead() throws TTransportException {
        wire.write(HexFormat.of().parseHex("0000000573616c6573"));
        TTransport narrow = new TFramedTransport.Factory(4).getTransport(wire);

        assertThatThrownBy(() -> narrow.read(new byte[5], 0, 5))
                .isInstanceOf(TTransportException.class)
                .hasMessageContaining("Frame size (5) larger than max length (4)");
    }

    @Test
    void opensAndClosesWhatIsBelow() throws TTransportException {
        TTransport usual = new TFramedTransport.Factory().getTransport(wire);
        usual.open();

        assertThat(usual.isOpen()).isTrue();
        usual.close();
    }

    @Test
    void encodesAndDecodesALength() {
        byte[] length = new byte[4];
        TFramedTransport.encodeFrameSize(0x0102_0304, length);

        assertThat(length).containsExactly(1, 2, 3, 4);
        assertThat(TFramedTransport.decodeFrameSize(length)).isEqualTo(0x0102_0304);
    }
}
