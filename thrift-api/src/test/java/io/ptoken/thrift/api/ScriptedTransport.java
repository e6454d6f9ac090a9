package io.ptoken.thrift.api;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.transport.TEndpointTransport;
import org.apache.thrift.transport.TTransportException;

/** Keeps what is written and gives one prepared answer to read. */
final class ScriptedTransport extends TEndpointTransport {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final byte[] answer;
    private int position;

    ScriptedTransport(String answerHex) throws TTransportException {
        super(new TConfiguration());
        this.answer = HexFormat.of().parseHex(answerHex);
    }

    String writtenHex() {
        return HexFormat.of().formatHex(written.toByteArray());
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void open() {}

    @Override
    public void close() {}

    @Override
    public int read(byte[] buffer, int offset, int length) throws TTransportException {
        int count = Math.min(length, answer.length - position);
        if (count == 0 && length > 0) {
            throw new TTransportException(TTransportException.END_OF_FILE);
        }
        System.arraycopy(answer, position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        written.write(buffer, offset, length);
    }
}
