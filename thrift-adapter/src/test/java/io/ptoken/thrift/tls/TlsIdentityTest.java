package io.ptoken.thrift.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.thrift.testing.LogCapture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsIdentityTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path data;

    private Path folder;

    @BeforeEach
    void nameTheFolder() {
        folder = data.resolve("tls");
    }

    @Nested
    class AtTheFirstStart {

        @Test
        void aSelfSignedCertificateForTenYearsIsMade() throws Exception {
            X509Certificate certificate = load().certificate();

            certificate.verify(certificate.getPublicKey());
            assertThat(certificate.getSubjectX500Principal()).isEqualTo(certificate.getIssuerX500Principal());
            assertThat(certificate.getNotBefore()).isBefore(NOW);
            assertThat(certificate.getNotAfter()).isEqualTo(Instant.parse("2036-11-23T10:00:00Z"));
            assertThat(((ECPublicKey) certificate.getPublicKey())
                            .getParams()
                            .getOrder()
                            .bitLength())
                    .isEqualTo(256);
        }

        @Test
        void theCertificateCarriesItsNamesAndIsNoAuthority() throws Exception {
            X509Certificate certificate = load().certificate();

            assertThat(certificate.getSubjectAlternativeNames())
                    .containsExactly(
                            List.of(2, "vend.example"),
                            List.of(2, "localhost"),
                            List.of(7, "127.0.0.1"),
                            List.of(7, "0:0:0:0:0:0:0:1"));
            assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
            assertThat(certificate.getKeyUsage()).isNull();
        }

        @Test
        void onlyTheOwnerMayReadTheKey() throws IOException {
            load();

            assertThat(mode(folder)).isEqualTo("rwx------");
            assertThat(mode(folder.resolve("server.pem"))).isEqualTo("rw-------");
            assertThat(mode(folder.resolve("server-certificate.pem"))).isEqualTo("rw-r--r--");
            assertThat(folder).isDirectoryNotContaining("glob:**.new");
        }

        @Test
        void theExportedCertificateIsTheServersAndHoldsNoKey() throws Exception {
            TlsIdentity identity = load();
            String exported = Files.readString(folder.resolve("server-certificate.pem"));

            assertThat(exported).isEqualTo(identity.certificatePem()).doesNotContain("PRIVATE");
            assertThat(parse(exported)).isEqualTo(identity.certificate());
        }

        @Test
        void theFingerprintIsThatOfTheEncodedCertificate() throws Exception {
            TlsIdentity identity = load();
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(identity.certificate().getEncoded());

            assertThat(identity.fingerprint())
                    .hasSize(95)
                    .isEqualTo(HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest));
        }
    }

    @Nested
    class AtALaterStart {

        @Test
        void theIdentityIsTheSame() {
            TlsIdentity first = load();
            TlsIdentity second = TlsIdentity.loadOrCreate(
                    folder,
                    new CertificateNames(List.of("other.example"), List.of()),
                    InstantSource.fixed(NOW.plusSeconds(1)),
                    RANDOM);

            assertThat(second.certificate()).isEqualTo(first.certificate());
            assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        }

        @Test
        void aLostExportIsWrittenAgain() throws IOException {
            TlsIdentity identity = load();
            Files.delete(folder.resolve("server-certificate.pem"));

            load();

            assertThat(folder.resolve("server-certificate.pem")).hasContent(identity.certificatePem());
        }

        @Test
        void aDamagedFileIsAnErrorAndIsLeftAsItIs() throws IOException {
            load();
            for (String damaged : List.of(
                    "",
                    "garbage",
                    "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                    "-----BEGIN PRIVATE KEY-----\nAAAA")) {
                Files.writeString(folder.resolve("server.pem"), damaged);

                assertThatThrownBy(TlsIdentityTest.this::load)
                        .isInstanceOf(TlsIdentityException.class)
                        .hasMessageContaining(folder.resolve("server.pem").toString());
                assertThat(folder.resolve("server.pem")).hasContent(damaged);
            }
        }

        @Test
        void aFileWithoutKeyIsAnErrorThatSaysSo() throws IOException {
            String certificate = load().certificatePem();
            Files.writeString(folder.resolve("server.pem"), certificate);

            assertThatThrownBy(TlsIdentityTest.this::load)
                    .isInstanceOf(TlsIdentityException.class)
                    .hasMessage(
                            "The TLS file " + folder.resolve("server.pem") + " holds 0 private keys and 1 certificates;"
                                    + " expected one unencrypted key and its certificate");
        }

        @Test
        void aKeyOfAnotherCertificateIsAnError() throws IOException {
            load();
            String mine = Files.readString(folder.resolve("server.pem"));
            KeyAndCertificate other = SelfSignedCertificate.create(names(), KeyKind.EC, NOW, RANDOM);
            String key = mine.substring(0, mine.indexOf("-----BEGIN CERTIFICATE"));
            Files.writeString(folder.resolve("server.pem"), key + PemFile.text(other.certificate()));

            assertThatThrownBy(TlsIdentityTest.this::load)
                    .isInstanceOf(TlsIdentityException.class)
                    .hasMessageEndingWith("do not belong together");
        }

        @Test
        void aLostKeyIsAnErrorAndNeverSilentlyReplaced() throws IOException {
            load();
            Files.delete(folder.resolve("server.pem"));

            assertThatThrownBy(TlsIdentityTest.this::load)
                    .isInstanceOf(TlsIdentityException.class)
                    .hasMessageContaining("Restore it from a backup");
            assertThat(folder.resolve("server.pem")).doesNotExist();
        }

        @Test
        void aLinkToNowhereIsAnErrorAndNeverSilentlyReplaced() throws IOException {
            Files.createDirectories(folder);
            Path link = Files.createSymbolicLink(folder.resolve("server.pem"), data.resolve("gone.pem"));

            assertThatThrownBy(TlsIdentityTest.this::load).isInstanceOf(TlsIdentityException.class);
            assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
            assertThat(data.resolve("gone.pem")).doesNotExist();
        }

        @Test
        void anExpiredCertificateIsServedWithAWarning() {
            load();
            try (LogCapture log = LogCapture.open()) {
                TlsIdentity.loadOrCreate(
                        folder, names(), InstantSource.fixed(Instant.parse("2036-11-24T00:00:00Z")), RANDOM);

                assertThat(log.text()).contains("WARN", "expired on");
            }
        }

        @Test
        void aKeyThatOthersMayReadIsServedWithAWarning() throws IOException {
            load();
            Files.setPosixFilePermissions(folder.resolve("server.pem"), PosixFilePermissions.fromString("rw-r-----"));
            try (LogCapture log = LogCapture.open()) {
                load();

                assertThat(log.text()).contains("WARN", "chmod 600");
            }
        }

        @Test
        void aKeyThatThisProgramMadeIsTakenFromOthers() throws IOException {
            load();
            Path file = folder.resolve("server.pem");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

            load();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }

        @Test
        void anAdministratorsOwnKeyIsLeftAsItIs() throws Exception {
            load();
            Path file = folder.resolve("server.pem");
            Files.writeString(file, PemFile.text(ownRsa()));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            try (LogCapture log = LogCapture.open()) {
                load();

                assertThat(log.text()).contains("chmod 600");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-r--r--");
        }
    }

    @Test
    void aCertificateMayBeForAddressesAlone() throws Exception {
        X509Certificate certificate = TlsIdentity.create(
                        CertificateNames.of(List.of("10.1.2.3")), InstantSource.fixed(NOW), RANDOM)
                .certificate();

        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(7, "10.1.2.3"));
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=ptoken");
        assertThatThrownBy(() -> CertificateNames.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a certificate needs a host name or an address");
    }

    /** A server exports the certificate that a command has just made, while the command does. */
    @Test
    void thoseWhoWriteAtOnceDoNotDisturbEachOther() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Future<TlsIdentity>> made = writers.invokeAll(Collections.nCopies(
                    20,
                    () -> TlsIdentity.renew(
                            folder, new CertificateNames(List.of("a"), List.of()), InstantSource.fixed(NOW), RANDOM)));

            for (Future<TlsIdentity> one : made) {
                assertThat(one.get().notAfter()).isAfter(NOW);
            }
            assertThat(folder).isDirectoryNotContaining("glob:**.new");
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    void draftsOfThoseWhoWereKilledGoAndOthersStay() throws Exception {
        Files.createDirectories(folder);
        Path dead = Files.writeString(folder.resolve("server.pem." + Long.MAX_VALUE / 10 + "-1.new"), "key");
        Path alive = Files.writeString(
                folder.resolve("server.pem." + ProcessHandle.current().pid() + "-0.new"), "key");

        TlsIdentity.renew(folder, new CertificateNames(List.of("a"), List.of()), InstantSource.fixed(NOW), RANDOM);

        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
    }

    @Test
    void namesAreTextsAgain() throws Exception {
        CertificateNames names = CertificateNames.of(List.of("127.0.0.1", "vend.example", "::1"));

        assertThat(CertificateNames.of(names.texts())).isEqualTo(names);
        assertThat(CertificateNames.of(CertificateNames.ofThisHost().texts()).addresses())
                .isNotEmpty();
        assertThat(new CertificateNames(List.of("not a name", "b"), List.of()).texts())
                .containsExactly("b");
    }

    @Test
    void namesAndAddressesAreToldApart() throws IOException {
        assertThat(CertificateNames.of(List.of("127.0.0.1", "vend.example", "::1", "10.example")))
                .isEqualTo(new CertificateNames(
                        List.of("vend.example", "10.example"), List.of(loopback(4), loopback(16))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@@@",
                "vend example",
                "-vend.example",
                "vend..example",
                "10.0.0.5/8",
                "10.0.0.256",
                "10.0.0",
                "*",
                "ver*.example"
            })
    void whatNoClientCanAskForIsNoName(String name) {
        assertThatThrownBy(() -> CertificateNames.of(List.of(name)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("name: got '" + name + "', expected a host name or an IP address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "till_1",
                "*.vend.example",
                "1.vend.example",
                "till.2b",
                "xn--bcher-kva.example",
                "fe80::1",
                "10.0.0.5"
            })
    void whatClientsAskForIsAName(String name) {
        assertThat(CertificateNames.requireValid(name)).isEqualTo(name);
    }

    private static KeyAndCertificate ownRsa() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        X500Name name = new X500Name("CN=own.example");
        X509Certificate own = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.TEN,
                                Date.from(NOW),
                                Date.from(NOW.plusSeconds(1000)),
                                name,
                                keys.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
        return new KeyAndCertificate(keys.getPrivate(), List.of(own));
    }

    @Test
    void anOwnRsaKeyWithItsCertificateIsServed() throws Exception {
        KeyAndCertificate made = ownRsa();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("server.pem"), PemFile.text(made));

        TlsIdentity identity = load();

        assertThat(identity.certificate()).isEqualTo(made.certificate());
        assertThat(identity.serverContext().getProtocol()).isEqualTo("TLS");
        assertThat(folder.resolve("server-certificate.pem")).hasContent(identity.certificatePem());
    }

    @Test
    void thisHostIsKnownByNameAndAddress() throws IOException {
        CertificateNames names = CertificateNames.ofThisHost();

        assertThat(names.hosts()).contains("localhost");
        assertThat(names.addresses()).contains(loopback(4), loopback(16));
        assertThat(TlsIdentity.create(names, InstantSource.fixed(NOW), RANDOM).fingerprint())
                .isNotEmpty();
    }

    @Test
    void aKeyIsNotPrinted() {
        assertThat(SelfSignedCertificate.create(names(), KeyKind.EC, NOW, RANDOM)
                        .toString())
                .isEqualTo("KeyAndCertificate[CN=vend.example]");
    }

    private TlsIdentity load() {
        return TlsIdentity.loadOrCreate(folder, names(), InstantSource.fixed(NOW), RANDOM);
    }

    private static CertificateNames names() {
        return new CertificateNames(List.of("vend.example", "localhost"), List.of(loopback(4), loopback(16)));
    }

    /** 127.0.0.1 in 4 bytes, ::1 in 16. */
    private static InetAddress loopback(int bytes) {
        byte[] address = new byte[bytes];
        address[0] = (byte) (bytes == 4 ? 127 : 0);
        address[bytes - 1] = 1;
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Certificate parse(String pem) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
