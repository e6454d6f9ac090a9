package io.ptoken.service.operate.node;

import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.call.TlsCalls.Certificate;
import java.util.List;

/**
 * The TLS certificate of an installation: a port for who has its file. Each method throws {@link NotPossibleException} when
 * the file is not there, damaged, or cannot be read or written. Thread safe.
 */
public interface ServerCertificate {

    /** The one that clients see now. */
    Certificate shown();

    /** The same as PEM text, without its key. */
    String pem();

    /**
     * A new key and certificate that are stored nowhere yet.
     *
     * @param names host names and addresses
     * @param rsa whether it is an RSA key
     * @throws io.ptoken.sts.InvalidValueException when one of them is neither
     */
    Fresh fresh(List<String> names, boolean rsa);

    /** A new key and certificate. */
    interface Fresh {

        /** The certificate. */
        Certificate shown();

        /** Puts them in the place of those there are. */
        void putInPlace();
    }
}
