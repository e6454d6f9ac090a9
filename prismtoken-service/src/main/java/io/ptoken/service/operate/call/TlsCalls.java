package io.ptoken.service.operate.call;

import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.access.Permission;
import java.time.Instant;
import java.util.List;

/**
 * Calls on the TLS certificate that clients of the TokenApi see.
 *
 * @param <R> what it answers
 */
public sealed interface TlsCalls<R> extends OperatorCall<R> {

    /** Most names of a certificate. */
    int MOST_NAMES = 1_000;

    /**
     * A certificate.
     *
     * @param subject distinguished name of whose it is
     * @param issuer distinguished name of who signed it
     * @param names host names and addresses it is made out to
     * @param validFrom moment from which it is good
     * @param validUntil moment from which clients refuse it
     * @param sha256 of the certificate as people compare it: upper-case hex pairs with colons
     */
    record Certificate(
            String subject, String issuer, List<String> names, Instant validFrom, Instant validUntil, String sha256) {

        public Certificate {
            names = List.copyOf(names);
        }

        /** Its names in one line. */
        public String named() {
            return String.join(" ", names);
        }
    }

    /** The certificate. */
    record Show() implements TlsCalls<Certificate> {

        @Override
        public String action() {
            return "tls.show";
        }

        @Override
        public Permission permission() {
            return Permission.READ_DASHBOARD;
        }

        @Override
        public Audited audited() {
            return Audited.IF_REFUSED;
        }
    }

    /** The certificate as PEM, for the trust stores of clients; never the key. */
    record Export() implements TlsCalls<String> {

        @Override
        public String action() {
            return "tls.export";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_NODE;
        }

        @Override
        public Audited audited() {
            return Audited.STEP_BY_STEP;
        }
    }

    /**
     * Makes a new key and a self-signed certificate in the place of those there are; answers the new one. A server shows it
     * to new connections at once.
     *
     * @param names host names and addresses that clients use, 1-{@value #MOST_NAMES}; the first host name is the common name
     * @param rsa true: an RSA key, for clients that know nothing else; false: one on a curve
     */
    record Renew(List<String> names, boolean rsa) implements TlsCalls<Certificate> {

        public Renew {
            names = Given.list("names", names);
            Param.range("names", names.size(), 1, MOST_NAMES);
        }

        @Override
        public String action() {
            return "tls.renew";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_NODE;
        }

        @Override
        public Audited audited() {
            return Audited.STEP_BY_STEP;
        }

        @Override
        public String danger() {
            return "Replace the TLS key and certificate? Clients that trust the old one need the new one.";
        }
    }
}
