package io.ptoken.cli.document;

import io.ptoken.hsm.licence.IssuerFingerprint;
import io.ptoken.service.operate.call.LicenceCalls.LicenceStanding;
import java.time.Instant;
import java.util.Optional;

/**
 * What a module is licensed for.
 *
 * @param module its number
 * @param transactionsLeft left out when they are not limited
 * @param inhibitVendDate moment from which vending stops; left out when it does not
 * @param trustedIssuer fingerprint of whoever may issue licences for it
 */
@DocumentKind("licence-show")
public record LicenceDocument(
        String module,
        Optional<Long> transactionsLeft,
        Optional<Instant> inhibitVendDate,
        Optional<String> lastLicence,
        long lastSequenceNumber,
        Optional<String> trustedIssuer)
        implements Document {

    /** Of a module. */
    public static LicenceDocument of(LicenceStanding standing) {
        return new LicenceDocument(
                standing.module(),
                standing.transactionsLeft(),
                Times.seconds(standing.inhibitVendDate()),
                standing.lastLicence(),
                standing.lastSequence(),
                standing.issuer().map(IssuerFingerprint::toString));
    }
}
