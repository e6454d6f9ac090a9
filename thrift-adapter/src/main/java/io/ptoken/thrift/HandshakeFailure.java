package io.ptoken.thrift;

import io.ptoken.thrift.tls.ClientCertificates;
import io.ptoken.thrift.tls.TlsSuites;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;

/** Why a handshake failed, and which setting would have let the client in. */
final class HandshakeFailure {

    private static final String NO_COMMON_SUITE = "no cipher suites in common";
    private static final String OTHER_VERSION = "is not enabled or supported in server context";

    private HandshakeFailure() {}

    static RefusedException of(SSLException e, ClientCertificates.Mode clients, TlsSuites suites) {
        String said = String.valueOf(e.getMessage());
        if (clients != ClientCertificates.Mode.NONE && isAboutTheClientsCertificate(e, said)) {
            return new RefusedException(
                    isExpired(e) ? Refusal.CLIENT_CERTIFICATE_EXPIRED : Refusal.CLIENT_CERTIFICATE, said);
        }
        if (said.contains(NO_COMMON_SUITE)) {
            return new RefusedException(
                    suites == TlsSuites.MODERN ? Refusal.OLD_SUITES : Refusal.NO_COMMON_SUITE, said);
        }
        return new RefusedException(said.contains(OTHER_VERSION) ? Refusal.OLD_VERSION : Refusal.HANDSHAKE, said);
    }

    /** The JDK tells it by the cause, or, when there was none at all, by the text alone. */
    private static boolean isAboutTheClientsCertificate(SSLException e, String said) {
        return e.getCause() instanceof CertificateException || said.contains("client certificate");
    }

    private static boolean isExpired(SSLException e) {
        Throwable cause = e.getCause();
        while (cause != null) {
            if (cause instanceof CertificateExpiredException
                    || (cause instanceof CertPathValidatorException path && path.getReason() == BasicReason.EXPIRED)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
