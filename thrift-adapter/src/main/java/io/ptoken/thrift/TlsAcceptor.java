package io.ptoken.thrift;

import io.ptoken.service.access.Origin;
import io.ptoken.thrift.tls.ClientCertificates;
import io.ptoken.thrift.tls.ReloadableIdentity;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Turns an accepted connection into a TLS one, after a look at whether the client speaks TLS at all. */
final class TlsAcceptor {

    private static final int HANDSHAKE_RECORD = 0x16;
    private static final int SNIFFED_BYTES = 16;

    /** With a frame's length in front or without: a strict message, or the length of a name and a name. */
    private static final Pattern THRIFT =
            Pattern.compile("(?:.{4})?(?:\u0080\u0001|\\x00{3}[\\x01-\\x40]\\w{4})", Pattern.DOTALL);

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** A context and the identity it was made of. */
    private record Made(TlsIdentity identity, SSLContext context) {}

    private final ReloadableIdentity reloadable;
    private final ClientCertificates clients;
    private volatile Made made;

    TlsAcceptor(ReloadableIdentity reloadable, ClientCertificates clients) {
        this.reloadable = reloadable;
        this.clients = clients;
        this.made = make(reloadable.current(), clients);
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
        SSLSocket tls = (SSLSocket) context()
                .getSocketFactory()
                .createSocket(raw, new ByteArrayInputStream(new byte[] {(byte) first}), true);
        tls.setSSLParameters(parameters(tls.getSSLParameters()));
        try {
            tls.startHandshake();
        } catch (SSLException e) {
            throw new RefusedException(
                    isAboutTheClientsCertificate(e) ? Refusal.CLIENT_CERTIFICATE : Refusal.HANDSHAKE,
                    String.valueOf(e.getMessage()));
        }
        return tls;
    }

    /** Where calls over a connection come from. */
    Origin origin(SSLSocket tls) throws RefusedException {
        return ClientOrigin.of(tls, clients.mode());
    }

    /** That of the identity of the moment; two connections at once may make it twice, which does no harm. */
    private SSLContext context() {
        TlsIdentity identity = reloadable.current();
        Made present = made;
        if (present.identity() != identity) {
            present = make(identity, clients);
            made = present;
        }
        return present.context();
    }

    private static Made make(TlsIdentity identity, ClientCertificates clients) {
        return new Made(identity, identity.serverContext(clients));
    }

    private SSLParameters parameters(SSLParameters parameters) {
        parameters.setWantClientAuth(clients.mode() == ClientCertificates.Mode.OPTIONAL);
        if (clients.mode() == ClientCertificates.Mode.REQUIRED) {
            parameters.setNeedClientAuth(true);
        }
        parameters.setProtocols(PROTOCOLS.clone());
        parameters.setUseCipherSuitesOrder(true);
        return parameters;
    }

    /** The JDK tells it by the cause, or, when there was none at all, by the text alone. */
    private boolean isAboutTheClientsCertificate(SSLException e) {
        return clients.mode() != ClientCertificates.Mode.NONE
                && (e.getCause() instanceof CertificateException
                        || String.valueOf(e.getMessage()).contains("client certificate"));
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
        return THRIFT.matcher(text).lookingAt() ? Refusal.CLEAR_TEXT_THRIFT : Refusal.CLEAR_TEXT;
    }
}
