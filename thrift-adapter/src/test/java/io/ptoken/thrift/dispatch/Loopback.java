package io.ptoken.thrift.dispatch;

import io.ptoken.service.access.Origin;
import io.ptoken.service.api.TokenApiService;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TEndpointTransport;
import org.apache.thrift.transport.TTransportException;
import za.co.prism.prismtoken1.TokenApi;

/** A generated client whose messages go straight to a dispatcher, without frames and sockets. */
final class Loopback extends TEndpointTransport {

    /** Where the service shall believe that the calls come from. */
    static final Origin ORIGIN = new Origin("10.0.0.7", Optional.of("ab".repeat(32)));

    static final QuietClient CLIENT = new QuietClient(ORIGIN);

    private final TokenApiDispatcher dispatcher;
    private final ByteArrayOutputStream call = new ByteArrayOutputStream();
    private byte[] reply = new byte[0];
    private int position;

    private Loopback(TokenApiDispatcher dispatcher) throws TTransportException {
        super(new TConfiguration());
        this.dispatcher = dispatcher;
    }

    static TokenApi.Client clientOf(TokenApiService service) throws TException {
        TokenApiDispatcher dispatcher = new TokenApiDispatcher(service, WireLimits.DEFAULT, Duration.ofSeconds(10));
        return new TokenApi.Client(new TBinaryProtocol(new Loopback(dispatcher)));
    }

    @Override
    public void flush() throws TTransportException {
        try {
            reply = dispatcher.answer(call.toByteArray(), CLIENT).orElseThrow();
        } catch (UnreadableMessageException e) {
            throw new TTransportException(e);
        }
        call.reset();
        position = 0;
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
        int count = Math.min(length, reply.length - position);
        if (count == 0 && length > 0) {
            throw new TTransportException(TTransportException.END_OF_FILE);
        }
        System.arraycopy(reply, position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        call.write(buffer, offset, length);
    }
}
