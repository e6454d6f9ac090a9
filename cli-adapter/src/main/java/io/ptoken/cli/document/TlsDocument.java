package io.ptoken.cli.document;

import io.ptoken.service.operate.call.TlsCalls.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The certificate of the server. */
@DocumentKind("certificate")
public record TlsDocument(
        String subject,
        String issuer,
        List<String> names,
        Instant validFrom,
        Instant validUntil,
        long daysLeft,
        String sha256)
        implements Document {

    public static TlsDocument of(Certificate certificate, Instant now) {
        return new TlsDocument(
                certificate.subject(),
                certificate.issuer(),
                certificate.names(),
                Times.seconds(certificate.validFrom()),
                Times.seconds(certificate.validUntil()),
                Duration.between(now, certificate.validUntil()).toDays(),
                certificate.sha256());
    }
}
