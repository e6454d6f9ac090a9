package io.ptoken.thrift.tls;

import io.ptoken.sts.text.HandedInText;
import io.ptoken.sts.text.TextEncodingException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObjectGenerator;

/** Key and certificates as PEM text, the form every TLS tool reads and writes. */
final class PemFile {

    private PemFile() {}

    /** Private key and certificates in one text. */
    static String text(KeyAndCertificate identity) {
        List<Object> parts = new ArrayList<>(identity.chain());
        parts.add(0, privateKey(identity.key()));
        return pem(parts);
    }

    /** A certificate alone. */
    static String text(X509Certificate certificate) {
        return pem(List.of(certificate));
    }

    /**
     * Reads a file with one unencrypted private key and its certificate.
     *
     * @throws TlsIdentityException when it cannot be read or holds something else
     */
    static KeyAndCertificate read(Path file) {
        Content content = content(file, "the TLS key and certificate");
        if (content.keys().size() != 1 || content.certificates().isEmpty()) {
            throw new TlsIdentityException("The TLS file " + file + " holds "
                    + content.keys().size() + " private keys and "
                    + content.certificates().size()
                    + " certificates; expected one unencrypted key and its certificate");
        }
        return new KeyAndCertificate(content.keys().get(0), List.copyOf(content.certificates()));
    }

    /**
     * The certificates in a file, at least one.
     *
     * @throws TlsIdentityException when it cannot be read or holds none
     */
    static List<X509Certificate> certificates(Path file) {
        List<X509Certificate> certificates = content(file, "the certificates").certificates();
        if (certificates.isEmpty()) {
            throw new TlsIdentityException("The file " + file + " holds no certificate in PEM form");
        }
        return certificates;
    }

    private record Content(List<PrivateKey> keys, List<X509Certificate> certificates) {

        /** Leaves the keys out. */
        @Override
        public String toString() {
            return "Content[" + certificates.size() + " certificates]";
        }
    }

    private static Content content(Path file, String what) {
        Content content = new Content(new ArrayList<>(), new ArrayList<>());
        try (Reader text = new StringReader(text(file, what));
                PEMParser parser = new PEMParser(text)) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof PrivateKeyInfo key) {
                    content.keys().add(new JcaPEMKeyConverter().getPrivateKey(key));
                } else if (part instanceof PEMKeyPair pair) {
                    content.keys().add(new JcaPEMKeyConverter().getKeyPair(pair).getPrivate());
                } else if (part instanceof X509CertificateHolder certificate) {
                    content.certificates().add(new JcaX509CertificateConverter().getCertificate(certificate));
                }
            }
        } catch (IOException | CertificateException e) {
            // What the parser says might quote what it could not read.
            throw new TlsIdentityException(
                    "Cannot read " + what + " in " + file
                            + ": a block in it is damaged or cut short, or of a kind that is not known; put a whole PEM"
                            + " file there",
                    e);
        }
        return content;
    }

    private static String text(Path file, String what) {
        try {
            String text = HandedInText.bytewise(file.toString(), Files.readAllBytes(file));
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
                throw new CharacterCodingException();
            }
            return text;
        } catch (TextEncodingException e) {
            throw new TlsIdentityException("Cannot read " + what + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new TlsIdentityException("Cannot read " + what + " in " + file + ": " + FileTrouble.reason(e), e);
        }
    }

    private static PemObjectGenerator privateKey(PrivateKey key) {
        try {
            return new JcaPKCS8Generator(key, null);
        } catch (IOException e) {
            throw new TlsIdentityException("Cannot encode the TLS key", e);
        }
    }

    private static String pem(List<?> parts) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object part : parts) {
                writer.writeObject(part);
            }
        } catch (IOException e) {
            throw new TlsIdentityException("Cannot write PEM", e);
        }
        return text.toString();
    }
}
