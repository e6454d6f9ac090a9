package io.ptoken.thrift.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.apache.thrift.transport.TTransportException;
import org.junit.jupiter.api.Test;

class GrowingBufferTest {

    @Test
    void holdsAllPiecesWhateverTheirLengths() throws TTransportException {
        GrowingBuffer buffer = new GrowingBuffer(4);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        byte[] piece = new byte[40];
        for (int length = 0; length < 30; length++) {
            piece[length + 1] = (byte) length;
            buffer.write(piece, 1, length);
            expected.write(piece, 1, length);
        }

        assertThat(buffer.written()).isEqualTo(expected.toByteArray());
    }

    @Test
    void firstPieceMayBeManyTimesTheUsualLength() throws TTransportException {
        GrowingBuffer buffer = new GrowingBuffer(4);

        buffer.write(new byte[1000], 0, 1000);

        assertThat(buffer.written()).hasSize(1000);
    }
}
