package io.ptoken.thrift.tls;

import java.util.Arrays;
import javax.net.ssl.SSLParameters;

/** Which cipher suites clients may use, with TLS 1.2 and 1.3. */
public enum TlsSuites {
    /** Those that encrypt and authenticate in one (AEAD): all of TLS 1.3, GCM and ChaCha20-Poly1305 of TLS 1.2. */
    MODERN,
    /** All that the JDK admits. */
    COMPATIBLE;

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** True when a suite of that name is one of {@link #MODERN}. */
    public static boolean isModern(String suite) {
        return suite.contains("_GCM_") || suite.contains("_CHACHA20_POLY1305_") || suite.contains("_CCM");
    }

    /** Sets protocols and suites, of which the server's order counts. */
    public SSLParameters applyTo(SSLParameters parameters) {
        parameters.setProtocols(PROTOCOLS.clone());
        parameters.setUseCipherSuitesOrder(true);
        if (this == MODERN) {
            parameters.setCipherSuites(Arrays.stream(parameters.getCipherSuites())
                    .filter(TlsSuites::isModern)
                    .toArray(String[]::new));
        }
        return parameters;
    }
}
