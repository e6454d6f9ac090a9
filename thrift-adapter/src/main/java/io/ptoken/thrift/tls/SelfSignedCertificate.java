package io.ptoken.thrift.tls;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes a key and a certificate it signs itself, valid for ten years.
 *
 * <p>Deployed PHP clients accept exactly such a certificate, a self-signed one that has not expired, and nothing signed by
 * a private authority (wire reference section 1). There is no key-usage extension on purpose: without the right to sign
 * certificates in it, OpenSSL would not count the certificate as self-signed. Nor is it an authority: who puts it into a
 * trust store trusts this server and nobody else.
 */
final class SelfSignedCertificate {

    private static final Period VALIDITY = Period.ofYears(10);
    private static final Period CLOCK_DIFFERENCE = Period.ofDays(1);
    private static final int SERIAL_BITS = 127;

    private SelfSignedCertificate() {}

    static KeyAndCertificate create(CertificateNames names, KeyKind kind, Instant now, SecureRandom random) {
        try {
            KeyPair keys = kind.generate(random);
            return new KeyAndCertificate(keys.getPrivate(), List.of(sign(keys, names, now, random)));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new TlsIdentityException("Cannot make a TLS certificate: " + e.getMessage(), e);
        }
    }

    /** True for a certificate that this program made: nobody else's has this form. */
    static boolean made(X509Certificate certificate) {
        try {
            return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                    && List.of(KeyPurposeId.id_kp_serverAuth.getId()).equals(certificate.getExtendedKeyUsage())
                    && certificate
                            .getNotAfter()
                            .toInstant()
                            .equals(certificate
                                    .getNotBefore()
                                    .toInstant()
                                    .atZone(ZoneOffset.UTC)
                                    .plus(CLOCK_DIFFERENCE)
                                    .plus(VALIDITY)
                                    .toInstant());
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static X509Certificate sign(KeyPair keys, CertificateNames names, Instant now, SecureRandom random)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, names.commonName())
                .build();
        JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, random).setBit(0),
                Date.from(now.atZone(ZoneOffset.UTC).minus(CLOCK_DIFFERENCE).toInstant()),
                Date.from(now.atZone(ZoneOffset.UTC).plus(VALIDITY).toInstant()),
                name,
                keys.getPublic());
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        certificate.addExtension(
                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        certificate.addExtension(Extension.subjectAlternativeName, false, alternativeNames(names));
        certificate.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        return new JcaX509CertificateConverter()
                .getCertificate(certificate.build(new JcaContentSignerBuilder(
                                "SHA256with" + keys.getPublic().getAlgorithm().replace("EC", "ECDSA"))
                        .setSecureRandom(random)
                        .build(keys.getPrivate())));
    }

    private static GeneralNames alternativeNames(CertificateNames names) {
        List<GeneralName> all = new ArrayList<>();
        names.hosts().forEach(host -> all.add(new GeneralName(GeneralName.dNSName, host)));
        names.addresses().forEach(address -> all.add(new GeneralName(GeneralName.iPAddress, text(address))));
        return new GeneralNames(all.toArray(GeneralName[]::new));
    }

    /** The address without the zone that an IPv6 address of an interface carries. */
    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
