package io.ptoken.hsm.soft.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class LicenceReaderTest {

    private static final LicenceIssuerKey KEY = LicenceIssuerKey.create(new SecureRandom());
    private static final TransactionLicence LICENCE = new TransactionLicence(
            "2026-0042",
            "01234567",
            3,
            Optional.of(250_000L),
            Optional.of(Instant.parse("2027-06-30T22:00:00Z")),
            Instant.parse("2026-11-24T10:00:00Z"),
            "Example Utility");
    private static final String TEXT = LicenceIssuer.issue(LICENCE, KEY);

    private static TransactionLicence read(String text) {
        return LicenceReader.read(text, KEY.publicKey());
    }

    private static SecurityModuleException refusal(String text) {
        SecurityModuleException refusal = catchThrowableOfType(SecurityModuleException.class, () -> read(text));
        assertThat(refusal).as("a refusal of %s", text).isNotNull();
        return refusal;
    }

    private static void assertRefused(SmStatus status, String text, String message) {
        assertThat(refusal(text)).hasMessage(status.code() + " " + status.name() + ": " + message);
    }

    /** Fields signed as they stand, whatever they say. */
    private static String signed(List<String> fields) {
        return LicenceText.write(fields, KEY.sign(LicenceText.signedText(fields)));
    }

    private static String signedWith(String from, String to) {
        return signed(LicenceFields.lines(LICENCE).stream()
                .map(line -> line.replace(from, to))
                .toList());
    }

    @Test
    void aLicenceIsReadAsItWasIssued() {
        assertThat(read(TEXT)).isEqualTo(LICENCE);
        TransactionLicence open = new TransactionLicence(
                "L.1", "99999999", 1, Optional.empty(), Optional.empty(), LICENCE.issuedAt(), "A B c!");
        assertThat(read(LicenceIssuer.issue(open, KEY))).isEqualTo(open);
    }

    @Test
    void theTextIsTheOneThatTheDocumentationShows() {
        assertThat(TEXT.lines().limit(9))
                .containsExactly(
                        "-----START PTOKEN TRANSACTION LICENCE-----",
                        "format: 1",
                        "licence-id: 2026-0042",
                        "module-id: 01234567",
                        "sequence: 3",
                        "transactions: 250000",
                        "inhibit-vend-date: 2027-06-30T22:00:00Z",
                        "issued-at: 2026-11-24T10:00:00Z",
                        "issuer: Example Utility");
        assertThat(TEXT.lines()).hasSize(12).last().isEqualTo("-----END PTOKEN TRANSACTION LICENCE-----");
    }

    @Test
    void theSameContentGivesTheSameText() {
        assertThat(LicenceIssuer.issue(LICENCE, KEY)).isEqualTo(TEXT);
    }

    @Test
    void aLicenceIsFoundInsideAnEmail() {
        String mail = "From: issuer@example.org\nSubject: your licence\n\nDear owner,\n"
                + TEXT.lines().map(line -> "> > \t" + line + "  \t").collect(Collectors.joining("\n"))
                + "\n> -- \nRegards -----END";
        assertThat(read(mail)).isEqualTo(LICENCE);
        assertThat(read(mail.replace("\n", "\r\n"))).isEqualTo(LICENCE);
        assertThat(read(TEXT.indent(4))).isEqualTo(LICENCE);
        assertThat(read(TEXT.stripTrailing())).isEqualTo(LICENCE);
    }

    @Test
    void everyOtherCharacterAtEveryPositionIsRefused() {
        String text = TEXT.stripTrailing();
        String others = " \t\r\n>" + "-:.+/=?_%\u0000\u00a0\u00e9\u2028\ud800" + "09azAZ";
        for (int i = 0; i < text.length(); i++) {
            char original = text.charAt(i);
            String tried = others + (char) (original ^ 1) + (char) (original ^ 0x20) + (char) (original + 1);
            for (int j = 0; j < tried.length(); j++) {
                char other = tried.charAt(j);
                if (other != original) {
                    refusal(text.substring(0, i) + other + text.substring(i + 1));
                }
            }
        }
    }

    @Test
    void everyMissingCharacterIsRefused() {
        String text = TEXT.stripTrailing();
        for (int i = 0; i < text.length(); i++) {
            refusal(text.substring(0, i) + text.substring(i + 1));
        }
    }

    @Test
    void linesInAnotherOrderOrTwiceAreRefused() {
        List<String> lines = TEXT.lines().toList();
        for (int i = 1; i < lines.size() - 2; i++) {
            String[] swapped = lines.toArray(new String[0]);
            swapped[i] = lines.get(i + 1);
            swapped[i + 1] = lines.get(i);
            refusal(String.join("\n", swapped));
            swapped[i + 1] = swapped[i];
            refusal(String.join("\n", swapped));
        }
    }

    @Test
    void theOtherSignatureOfTheSameContentIsRefused() {
        byte[] signature = LicenceText.find(TEXT).signature();
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 48, 96));
        System.arraycopy(Curve.fixed(Curve.P384.getN().subtract(s)), 0, signature, 48, 48);
        assertThat(refusal(LicenceText.write(LicenceFields.lines(LICENCE), signature))
                        .status())
                .isEqualTo(SmStatus.AUTHENTICATION_ERROR);
    }

    @Test
    void signaturesOutOfRangeAreRefused() {
        for (int octet : new int[] {0, 0xFF}) {
            byte[] signature = new byte[96];
            Arrays.fill(signature, (byte) octet);
            assertThat(refusal(LicenceText.write(LicenceFields.lines(LICENCE), signature))
                            .status())
                    .isEqualTo(SmStatus.AUTHENTICATION_ERROR);
        }
    }

    @Test
    void anotherIssuersLicenceIsRefused() {
        try (LicenceIssuerKey other = LicenceIssuerKey.create(new SecureRandom())) {
            assertRefused(
                    SmStatus.AUTHENTICATION_ERROR,
                    LicenceIssuer.issue(LICENCE, other),
                    "the signature of the licence is wrong: it was altered on its way, or another issuer made it than the"
                            + " one this module trusts (fingerprint "
                            + KEY.publicKey().fingerprint() + ")");
        }
    }

    @Test
    void aTextWithoutOneWholeLicenceIsRefused() {
        assertRefused(
                SmStatus.FORMAT_ERROR,
                "hello",
                "there is no licence in the text: no line -----START PTOKEN TRANSACTION LICENCE-----");
        assertRefused(
                SmStatus.FORMAT_ERROR,
                TEXT.substring(0, TEXT.indexOf("-----END")),
                "the licence is cut: there is no line -----END PTOKEN TRANSACTION LICENCE----- after its start");
        assertRefused(
                SmStatus.FORMAT_ERROR,
                TEXT + TEXT,
                "the text holds more than one licence: pass the one to be loaded alone");
        assertRefused(
                SmStatus.FORMAT_ERROR,
                TEXT + " ".repeat(LicenceText.LONGEST),
                "the text has " + (TEXT.length() + LicenceText.LONGEST)
                        + " characters, at most 262144 are looked at: pass" + " the lines from START to END alone");
        assertThat(read(TEXT + " ".repeat(LicenceText.LONGEST - TEXT.length()))).isEqualTo(LICENCE);
    }

    @Test
    void aSignatureOfAnotherFormIsRefused() {
        String message = "the signature of the licence is not two lines of 64 characters";
        String last = TEXT.lines().skip(10).findFirst().orElseThrow();
        assertRefused(SmStatus.FORMAT_ERROR, TEXT.replace(last, last.substring(1)), message);
        assertRefused(SmStatus.FORMAT_ERROR, TEXT.replace(last, last.substring(1) + "="), message);
        assertRefused(SmStatus.FORMAT_ERROR, LicenceText.START + "\n" + LicenceText.END, message);
    }

    @Test
    void malformedFieldsAreRefusedThoughTheyAreSigned() {
        String start = "the licence is malformed: ";
        assertRefused(
                SmStatus.INVALID_INSTRUCTION,
                signedWith("format: 1", "format: 2"),
                start + "format: got '2', expected 1, which this release reads");
        for (String[] change : new String[][] {
            {"2026-0042", "2026/0042"},
            {"01234567", "1234567"},
            {"sequence: 3", "sequence: 0"},
            {"sequence: 3", "sequence: 03"},
            {"sequence: 3", "sequence: -3"},
            {"sequence: 3", "sequence:  3"},
            {"sequence: 3", "sequences: 3"},
            {"250000", "1000000000000"},
            {"250000", "UNLIMITED"},
            {"22:00:00Z", "22:00Z"},
            {"22:00:00Z", "22:00:00.5Z"},
            {"22:00:00Z", "22:00:00z"},
            {"2027-06-30T22:00:00Z", "Never"},
            {"2026-11-24", "1926-11-24"},
            {"Example Utility", "Example  Utility"},
            {"Example Utility", "Ex\u00e4mple"}
        }) {
            SecurityModuleException refusal = refusal(signedWith(change[0], change[1]));
            assertThat(refusal.status()).as(change[1]).isEqualTo(SmStatus.INVALID_INSTRUCTION);
            assertThat(refusal).hasMessageContaining(start);
        }
        List<String> fields = LicenceFields.lines(LICENCE);
        assertThat(refusal(signed(fields.subList(0, 7))).status()).isEqualTo(SmStatus.INVALID_INSTRUCTION);
        assertThat(refusal(signed(List.of())).status()).isEqualTo(SmStatus.INVALID_INSTRUCTION);
    }

    @Test
    void theSignatureIsPlainEcdsaOverThePreambleAndTheFields() {
        byte[] signature =
                Base64.getDecoder().decode(TEXT.lines().skip(9).limit(2).collect(Collectors.joining()));
        String fields = TEXT.lines().skip(1).limit(8).map(line -> line + "\n").collect(Collectors.joining());
        byte[] hash = Curve.hash(
                "ptoken transaction licence\n".getBytes(StandardCharsets.US_ASCII),
                fields.getBytes(StandardCharsets.US_ASCII));
        assertThat(Curve.verify(
                        KEY.publicKey().parameters(),
                        hash,
                        new BigInteger(1, Arrays.copyOf(signature, 48)),
                        new BigInteger(1, Arrays.copyOfRange(signature, 48, 96))))
                .isTrue();
    }
}
