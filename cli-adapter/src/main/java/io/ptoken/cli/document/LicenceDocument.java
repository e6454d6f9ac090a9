package io.ptoken.cli.document;

import io.ptoken.hsm.licence.IssuerFingerprint;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.service.operate.call.LicenceCalls.LicenceStanding;
import java.time.Instant;
import java.util.Optional;

/** Transaction licences. */
public sealed interface LicenceDocument extends Document {

    /**
     * What a module is licensed for.
     *
     * @param module its number
     * @param transactionsLeft left out when they are not limited
     * @param inhibitVendDate moment from which vending stops; left out when it does not
     * @param trustedIssuer fingerprint of whoever may issue licences for it
     */
    @DocumentKind("licence")
    record Standing(
            String module,
            Optional<Long> transactionsLeft,
            Optional<Instant> inhibitVendDate,
            Optional<String> lastLicence,
            long lastSequenceNumber,
            Optional<String> trustedIssuer)
            implements LicenceDocument {

        public static Standing of(LicenceStanding standing) {
            return new Standing(
                    standing.module(),
                    standing.transactionsLeft(),
                    Times.seconds(standing.inhibitVendDate()),
                    standing.lastLicence(),
                    standing.lastSequence(),
                    standing.issuer().map(IssuerFingerprint::toString));
        }
    }

    /** A licence that a module has taken. */
    @DocumentKind("loaded-licence")
    record Loaded(String licenceId, Optional<Long> transactionsLeft, Optional<Instant> inhibitVendDate)
            implements LicenceDocument {

        public static Loaded of(LoadedLicence loaded) {
            return new Loaded(loaded.licenceId(), loaded.transactionsLeft(), Times.seconds(loaded.inhibitVendDate()));
        }
    }
}
