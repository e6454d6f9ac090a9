package io.ptoken.thrift;

import io.ptoken.service.access.Origin;
import io.ptoken.thrift.tls.ClientCertificates;
import io.ptoken.thrift.tls.ReloadableIdentity;
import io.ptoken.thrift.tls.TlsIdentity;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/** Begins TLS with a client, after a look at whether it speaks TLS at all. */
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

    /** The server's side of a handshake that begins now. */
    SSLEngine engine() {
        SSLEngine engine = context().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(parameters(engine.getSSLParameters()));
        return engine;
    }

    /**
     * Looks at the first bytes of a client.
     *
     * @throws RefusedException when it does not begin a TLS handshake
     */
    static void requireTls(ByteBuffer begin) throws RefusedException {
        if ((begin.get(begin.position()) & 0xFF) != HANDSHAKE_RECORD) {
            throw new RefusedException(clearText(begin), "");
        }
    }

    /** Why a handshake failed. */
    RefusedException refusal(SSLException e) {
        return new RefusedException(
                isAboutTheClientsCertificate(e) ? Refusal.CLIENT_CERTIFICATE : Refusal.HANDSHAKE,
                String.valueOf(e.getMessage()));
    }

    /** Where calls over a connection come from. */
    Origin origin(SSLSession session, InetAddress address) throws RefusedException {
        return ClientOrigin.of(session, address, clients.mode());
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
    private static Refusal clearText(ByteBuffer begin) {
        byte[] bytes = new byte[Math.min(SNIFFED_BYTES, begin.remaining())];
        begin.duplicate().get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (HttpVerb.begins(text)) {
            return Refusal.CLEAR_TEXT_HTTP;
        }
        return THRIFT.matcher(text).lookingAt() ? Refusal.CLEAR_TEXT_THRIFT : Refusal.CLEAR_TEXT;
    }
}
