package io.ptoken.kmc.ap1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.ap1.crypto.P384;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.key.KeyBytesAccess;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No private key, KEK or vending key in any text (key-load profile section 2.12), and no use of one after its end. */
class NoSecretTest {

    private final Bench bench = new Bench();

    @Test
    void noTextOfAnExchangeShowsASecret() {
        List<KeyToWrap> keys = bench.keys(3);
        List<String> texts = new ArrayList<>();
        List<byte[]> secrets = new ArrayList<>();
        PendingAgreement pending = bench.begin();
        KeyLoadFile file = bench.answer(pending, keys);
        AgreedKeys agreed = bench.accept(pending, file);
        texts.addAll(List.of(
                pending.toString(), file.toString(), agreed.toString(), bench.module.toString(), bench.kmc.toString()));
        texts.addAll(List.of(bench.kmcAnchor.toString(), keys.toString(), bench.codec.file(file)));
        for (SecretOctets secret : List.of(
                pending.ephemeralKey(),
                agreed.kek(),
                bench.module.keys().agreement(),
                bench.module.keys().signing(),
                bench.kmc.keys().agreement(),
                bench.kmc.keys().signing(),
                bench.kmcAnchor.secret())) {
            secrets.add(secret.bytes(KeyBytesAccess.grant()));
        }
        keys.forEach(key -> secrets.add(key.key().bytes(KeyBytesAccess.grant())));
        texts.addAll(refusals(pending, file, agreed));
        assertThat(texts).hasSizeGreaterThan(15);
        for (byte[] secret : secrets) {
            String hex = HexFormat.of().formatHex(secret);
            assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContainIgnoringCase(hex));
        }
    }

    private List<String> refusals(PendingAgreement pending, KeyLoadFile file, AgreedKeys agreed) {
        List<String> texts = new ArrayList<>();
        String key = file.keys().get(1).line();
        String response = file.response().line();
        for (String tag : List.of("SGN", "KCV", "WVK")) {
            String changed = tag.equals("SGN")
                    ? Line.set(key, tag, "x")
                    : Line.set(key, tag, Line.otherLastDigit(Line.get(key, tag)));
            texts.add(refusal(() -> bench.agreement.unwrap(bench.agreement.readKey(changed), agreed)));
        }
        for (String tag : List.of("RQD", "SIG", "KCM", "EPK", "NON")) {
            String changed = Line.set(response, tag, Line.otherLastDigit(Line.get(response, tag)));
            String signed = tag.equals("SIG")
                    ? changed
                    : Line.resigned(changed, bench.kmc.keys().signing());
            texts.add(refusal(() -> bench.agreement.accept(
                    bench.module, bench.agreement.readResponse(signed), pending, bench.kmc.publicKey(), Bench.NOW)));
        }
        return texts;
    }

    private static String refusal(Runnable step) {
        try {
            step.run();
        } catch (KeyLoadException e) {
            return String.valueOf(e.getMessage()) + e.getCause();
        }
        throw new AssertionError("accepted");
    }

    /** The KMC's proof must not be shown to one who could not make it. */
    @Test
    void aWrongConfirmationIsNotAnsweredWithTheRightOne() {
        PendingAgreement pending = bench.begin();
        String response = bench.answer(pending, bench.keys(1)).response().line();
        String kcm = Line.get(response, "KCM");
        String changed = Line.resigned(
                Line.set(response, "KCM", "0".repeat(96)), bench.kmc.keys().signing());
        assertThat(refusal(() -> bench.agreement.accept(
                        bench.module,
                        bench.agreement.readResponse(changed),
                        pending,
                        bench.kmc.publicKey(),
                        Bench.NOW)))
                .doesNotContain(kcm)
                .startsWith("AP-C01");
    }

    @Test
    void aClosedKeyIsNotUsed() {
        PendingAgreement pending = bench.begin();
        KeyLoadFile file = bench.answer(pending, bench.keys(1));
        AgreedKeys agreed = bench.accept(pending, file);
        agreed.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> bench.agreement.unwrap(file.keys().get(0), agreed))
                .withMessage("KEK is closed");
        pending.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> bench.accept(pending, file))
                .withMessage("ephemeral private key is closed");
        bench.module.close();
        assertThatIllegalStateException().isThrownBy(bench::begin);
        bench.kmcAnchor.close();
        assertThatIllegalStateException().isThrownBy(() -> bench.kmc("x"));
    }

    @Test
    void bytesThatAreNoPrivateKeyAreRefusedWithoutBeingShown() {
        String order =
                "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973";
        for (String hex : List.of(order, "00".repeat(48), "5A".repeat(47), "5A".repeat(49), "FF".repeat(48))) {
            SecretOctets secret = SecretOctets.of("test", HexFormat.of().parseHex(hex));
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> P384.publicPoint(secret))
                    .withMessage(
                            "private key: got '" + hex.length() / 2 + " bytes', expected a number 1 to n-1 of P-384");
        }
    }
}
