package io.ptoken.service.app;

import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.call.TlsCalls.Certificate;
import io.ptoken.service.operate.node.ServerCertificate;
import java.util.List;

/** An application that was told of no certificate. */
final class NoCertificate implements ServerCertificate {

    static final ServerCertificate INSTANCE = new NoCertificate();

    private NoCertificate() {}

    @Override
    public Certificate shown() {
        throw none();
    }

    @Override
    public String pem() {
        throw none();
    }

    @Override
    public Fresh fresh(List<String> names, boolean rsa) {
        throw none();
    }

    private static NotPossibleException none() {
        return new NotPossibleException("this application has no TLS certificate of its own");
    }
}
