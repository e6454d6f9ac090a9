package io.ptoken.service.operate.call;

import io.ptoken.hsm.licence.IssuerFingerprint;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls on transaction licences (operating requirements section 5). {@code module} names the security module in the
 * configuration and is empty for the software module. A licence without it is taken by the module of the server that it was
 * made for.
 *
 * @param <R> what it answers
 */
public sealed interface LicenceCalls<R> extends OperatorCall<R> {

    Optional<String> module();

    /**
     * What a module is licensed for.
     *
     * @param module its identity
     * @param transactionsLeft vends that may still be made; empty for no limit
     * @param inhibitVendDate moment from which it vends nothing; empty for none
     * @param lastLicence how its issuer calls the last licence that was loaded; empty before the first
     * @param lastSequence its sequence number, 0 before the first; the next must have a higher one
     * @param issuer whose licences it takes; empty when it takes none
     */
    record LicenceStanding(
            String module,
            Optional<Long> transactionsLeft,
            Optional<Instant> inhibitVendDate,
            Optional<String> lastLicence,
            long lastSequence,
            Optional<IssuerFingerprint> issuer) {}

    /** What a module is licensed for, and whose licences it takes. */
    record Show(Optional<String> module) implements LicenceCalls<LicenceStanding> {

        public Show {
            Given.value("module", module);
        }

        @Override
        public String action() {
            return "licence.show";
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

    /**
     * Loads a licence.
     *
     * @param text the licence, alone or inside other text such as an e-mail
     */
    record Load(Optional<String> module, String text) implements LicenceCalls<LoadedLicence> {

        public Load {
            Given.value("module", module);
            Given.value("text", text);
        }

        /** That of the TokenApi: an auditor finds every licence by one name. */
        @Override
        public String action() {
            return "loadTransactionLicense";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_LICENCES;
        }

        @Override
        public Audited audited() {
            return Audited.STEP_BY_STEP;
        }
    }

    /**
     * Tells of which issuer a public key is, for people to compare before they trust it; empty for what is no such key.
     *
     * @param publicKey PEM
     */
    record PreviewTrust(Optional<String> module, String publicKey)
            implements LicenceCalls<Optional<IssuerFingerprint>> {

        public PreviewTrust {
            Given.value("module", module);
            Given.value("publicKey", publicKey);
        }

        @Override
        public String action() {
            return "licence.trust-preview";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_LICENCES;
        }

        @Override
        public Audited audited() {
            return Audited.IF_REFUSED;
        }
    }

    /**
     * Makes the module take the licences of an issuer, and no others; answers whose.
     *
     * @param publicKey PEM
     * @param issuer the fingerprint that people have compared; that of another key is refused
     * @param officers two crypto officers, for a module that has some; their PINs are asked for
     */
    record Trust(Optional<String> module, String publicKey, IssuerFingerprint issuer, List<String> officers)
            implements LicenceCalls<IssuerFingerprint> {

        public Trust {
            Given.value("module", module);
            Given.value("publicKey", publicKey);
            Given.value("issuer", issuer);
            officers = Given.list("officers", officers);
        }

        @Override
        public String action() {
            return "licence.trust";
        }

        @Override
        public Permission permission() {
            return Permission.MANAGE_LICENCES;
        }

        @Override
        public Audited audited() {
            return Audited.STEP_BY_STEP;
        }

        @Override
        public String danger() {
            return "Take licences of the issuer with fingerprint " + issuer + ", and no others?";
        }
    }
}
