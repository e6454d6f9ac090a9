package io.ptoken.thrift;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Turns an accepted connection into a TLS one, after a look at whether the client speaks TLS at all. */
final class TlsAcceptor {

    private static final int HANDSHAKE_RECORD = 0x16;
    private static final int SNIFFED_BYTES = 16;
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext context;

    TlsAcceptor(SSLContext context) {
        this.context = context;
    }

    /**
     * Does the handshake.
     *
     * @throws EOFException when the client leaves without a word, as health checks do
     * @throws RefusedException when it speaks something else or the handshake fails
     */
    SSLSocket accept(Socket raw) throws IOException {
        InputStream in = raw.getInputStream();
        int first = in.read();
        if (first < 0) {
            throw new EOFException("hung up before the handshake");
        }
        if (first != HANDSHAKE_RECORD) {
            throw new RefusedException(clearText(first, in), "");
        }
        SSLSocket tls = (SSLSocket)
                context.getSocketFactory().createSocket(raw, new ByteArrayInputStream(new byte[] {(byte) first}), true);
        tls.setSSLParameters(parameters(tls.getSSLParameters()));
        try {
            tls.startHandshake();
        } catch (SSLException e) {
            throw new RefusedException(Refusal.HANDSHAKE, String.valueOf(e.getMessage()));
        }
        return tls;
    }

    private static SSLParameters parameters(SSLParameters parameters) {
        parameters.setProtocols(PROTOCOLS.clone());
        parameters.setUseCipherSuitesOrder(true);
        return parameters;
    }

    /** What a client that does not speak TLS seems to speak; looks only at bytes that are there already. */
    private static Refusal clearText(int first, InputStream in) throws IOException {
        byte[] begin = new byte[SNIFFED_BYTES];
        begin[0] = (byte) first;
        int more = in.available() > 0 ? in.read(begin, 1, SNIFFED_BYTES - 1) : 0;
        String text = new String(Arrays.copyOf(begin, 1 + Math.max(more, 0)), StandardCharsets.ISO_8859_1);
        if (HttpVerb.begins(text)) {
            return Refusal.CLEAR_TEXT_HTTP;
        }
        boolean thrift = text.startsWith("\u0080\u0001") || text.startsWith("\u0080\u0001", Integer.BYTES);
        return thrift ? Refusal.CLEAR_TEXT_THRIFT : Refusal.CLEAR_TEXT;
    }
}
