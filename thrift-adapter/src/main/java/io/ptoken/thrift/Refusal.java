package io.ptoken.thrift;

/** Why a connection was closed on a client's fault, with what the client's author should look at. */
enum Refusal {
    CLEAR_TEXT_THRIFT("it speaks Thrift in clear text to a TLS port; use a TLS socket"
            + " (Node: createSSLConnection, createConnection ignores a tls option)"),
    CLEAR_TEXT_HTTP("it speaks HTTP in clear text; this port serves Thrift over TLS"),
    CLEAR_TEXT("it does not begin a TLS handshake; this port serves Thrift over TLS"),
    HANDSHAKE("the TLS handshake failed; TLS 1.2 or 1.3 is needed, and a client that checks certificates has to trust"
            + " this server's"),
    OLD_VERSION("it speaks a version of TLS before 1.2, and no setting lets it in; TLS 1.2 or 1.3 is needed"),
    OLD_SUITES(
            "it offers no cipher suite that api.tlsSuites: modern admits; api.tlsSuites: compatible would let it in, if it"
                    + " speaks TLS 1.2 with a suite of the JDK"),
    NO_COMMON_SUITE(
            "it offers no cipher suite that fits this server's key; where it knows RSA alone, a certificate with an RSA"
                    + " key ('ptoken tls renew --rsa') would let it in"),
    CLIENT_CERTIFICATE_EXPIRED(
            "its client certificate has expired; no setting lets it in: give the client a new one, and bind its"
                    + " account to that"),
    CLIENT_CERTIFICATE(
            "it shows no client certificate, or one that is expired, not for TLS clients or not trusted; put it"
                    + " or the certificate of its authority into the file of trusted client certificates"),
    UNFRAMED("it uses a buffered transport; wrap its socket in TFramedTransport"),
    HTTP("it speaks HTTP; this port serves framed Thrift"),
    NEGATIVE_LENGTH("its frame has a negative length; is its transport TFramedTransport?"),
    OVERSIZED("its frame is longer than this server accepts"),
    TRUNCATED("it hung up in the middle of a frame"),
    UNREADABLE("its frame holds no message; are its transport TFramedTransport and its protocol TBinaryProtocol?"),
    TOO_SLOW("it took too long over the handshake, or to send or take a frame"),
    CALL_TIMEOUT("its call was not answered within api.callTimeoutSeconds; look at the modules and the store"),
    HANGING_CALLS("calls hang behind the modules or the store, and no more threads are spent on that"),
    TOO_MANY("the limit of open connections is reached");

    private final String hint;

    Refusal(String hint) {
        this.hint = hint;
    }

    /** What to tell the operator. */
    String hint() {
        return hint;
    }
}
