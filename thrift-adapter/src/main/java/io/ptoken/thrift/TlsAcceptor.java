package io.ptoken.thrift;

import io.ptoken.service.access.Origin;
import io.ptoken.thrift.tls.ClientCertificates;
import io.ptoken.thrift.tls.ReloadableIdentity;
import io.ptoken.thrift.tls.TlsIdentity;
import io.ptoken.thrift.tls.TlsSuites;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

    /** A context and the identity it was made of. */
    private record Made(TlsIdentity identity, SSLContext context) {}

    private final ReloadableIdentity reloadable;
    private final ClientCertificates clients;
    private final TlsSuites suites;
    private final OldSuites oldSuites;
    private volatile Made made;

    TlsAcceptor(ReloadableIdentity reloadable, ClientCertificates clients, TlsSuites suites, OldSuites oldSuites) {
        this.reloadable = reloadable;
        this.clients = clients;
        this.suites = suites;
        this.oldSuites = oldSuites;
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
        return HandshakeFailure.of(e, clients.mode(), suites);
    }

    /** Where calls over a connection come from. */
    Origin origin(SSLSession session, InetAddress address) throws RefusedException {
        Origin origin = ClientOrigin.of(session, address, clients.mode());
        oldSuites.saw(origin.address(), session.getCipherSuite());
        return origin;
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
        return suites.applyTo(parameters);
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
