package io.ptoken.kmc.ap1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.kmc.VendingKeyConstraints;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.ap1.record.CardText;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The record of a vending key that key-load profile section 2.11 prints. */
class PrintedVendingKeyTest {

    static final String LINE = "VK.1;ACT20150101T000000Z;BDT19930101T000000Z;DKG02;EAS07;IUT20260512T120000Z;KCVA99B0D;"
            + "KEN255;KRN1;KTC2;SEQ2;SGC900101;SGNAP1 Test Town;VKL8;"
            + "WVKACFE6C73624614E69A54625D5B1D7103E81D0B37BAA13F30;CRCCF6D;";

    private final WrappedKey key = new Ap1Codec().parseWrappedKey(LINE);

    @Test
    void isReadToItsAttributes() {
        VendingKeyCard card = key.card();
        assertThat(card.name()).isEqualTo("VK 2 (SGC 900101 KRN 1 KT 2)");
        assertThat(card.groupName()).isEqualTo("AP1 Test Town");
        assertThat(card.keyType()).isEqualTo(KeyType.DUTK);
        assertThat(card.baseDate()).isEqualTo(BaseDate.BDT_1993);
        assertThat(card.algorithm()).isEqualTo(DecoderKeyAlgorithm.DKGA02);
        assertThat(card.encryptionAlgorithms()).containsExactly(EncryptionAlgorithm.STA);
        assertThat(card.ken().value()).isEqualTo(255);
        assertThat(card.active()).isEqualTo(Instant.parse("2015-01-01T00:00:00Z"));
        assertThat(card.issuedUntil()).isEqualTo(Instant.parse("2026-05-12T12:00:00Z"));
        assertThat(card.expires()).isEmpty();
        assertThat(card.unitLimit()).isEmpty();
        assertThat(card.currencyLimit()).isEmpty();
        assertThat(card.subclasses()).isEqualTo(0xFFFF);
        assertThat(card.clusterNumber()).isZero();
        assertThat(card.keyBytes()).isEqualTo(8);
        assertThat(card.kcv()).hasToString("A99B0D");
        VendingKeyConstraints.check(card);
    }

    @Test
    void isUnwrappedUnderThePrintedKeys() {
        SecretOctets kek = secret("KEK", "649E246CA4BF90C94DE524B015509A4617617590EB374E24B9CFE58AE700E3BA");
        try (AgreedKeys agreed = new AgreedKeys(kek, secret("IVB", "9BAAA09F9CBE4CCF"), 3);
                VendingKey unwrapped = new Ap1Suite().module().unwrap(key, agreed)) {
            assertThat(unwrapped).isEqualTo(VendingKey.of(HexFormat.of().parseHex("E8207667AE8BA611")));
            assertThat(unwrapped).isEqualTo(TestKeys.vendingKey("900101/1/2", 8));
            assertThat(new Ap1Suite().keyCheckValue(unwrapped)).hasToString("A99B0D");
        }
    }

    private static SecretOctets secret(String what, String hex) {
        return SecretOctets.of(what, HexFormat.of().parseHex(hex));
    }

    @Test
    void isBuiltToTheSameText() {
        assertThat(CardText.draft(key.card()).with("WVK", key.wrapped().hex()).line())
                .isEqualTo(LINE);
    }
}
