package io.ptoken.kmc.ap1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.ap1.crypto.KeyWrap;
import io.ptoken.kmc.ap1.record.CardText;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.key.KeyBytesAccess;
import io.ptoken.sts.key.VendingKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Computes what a vector says of one key derivation, and what is wrapped under it.
 *
 * @param shared Z
 * @param context what the derivation is bound to
 */
record DerivationVector(Octets shared, ExchangeContext context) {

    private static final Octets NO_POINT = new Octets("00");

    /** Of an entry that names both parties. */
    static DerivationVector of(JsonNode entry) {
        Ap1Codec codec = new Ap1Codec();
        return new DerivationVector(
                octets(entry, "z"),
                new ExchangeContext(
                        codec.parsePkid(Pkid.Kind.SMID, text(entry, "smi")),
                        codec.parsePkid(Pkid.Kind.KMCID, text(entry, "kid")),
                        octets(entry, "requestNon"),
                        octets(entry, "responseNon"),
                        octets(entry, "rqd"),
                        NO_POINT,
                        NO_POINT));
    }

    /** FixedInfo, DKM and its three parts. */
    void assertDerived(JsonNode expected) {
        byte[] fixedInfo = ExchangeSecrets.fixedInfo(context);
        assertThat(hex(fixedInfo)).isEqualTo(text(expected, "fixedInfo"));
        byte[] z = shared.bytes();
        String dkm = hex(ExchangeSecrets.derive(z, fixedInfo));
        assertThat(dkm).isEqualTo(text(expected, "dkm"));
        assertThat(text(expected, "kek") + text(expected, "kck") + text(expected, "ivb"))
                .isEqualTo(dkm);
        int half = z.length / 2;
        try (ExchangeSecrets secrets =
                        ExchangeSecrets.derive(Arrays.copyOf(z, half), Arrays.copyOfRange(z, half, z.length), context);
                AgreedKeys agreed = secrets.agreedKeys(0)) {
            assertThat(hex(agreed.kek())).isEqualTo(text(expected, "kek"));
            assertThat(hex(agreed.ivBase())).isEqualTo(text(expected, "ivb"));
        }
    }

    /** IV, AAD, WVK and KCV of one line, both ways. */
    static void assertWrapped(JsonNode expected, String kek, String ivBase) {
        WrappedKey wrapped = new Ap1Codec().parseWrappedKey(text(expected, "line"));
        int sequence = expected.required("seq").intValue();
        assertThat(wrapped.card().sequence()).isEqualTo(sequence);
        assertThat(Covered.before(wrapped.line(), "WVK")).isEqualTo(text(expected, "aad"));
        assertThat(ivBase + String.format("%08X", sequence)).isEqualTo(text(expected, "iv"));
        byte[] key = bytes(expected, "vk");
        try (AgreedKeys agreed = new AgreedKeys(secret("KEK", kek), secret("IVB", ivBase), sequence);
                VendingKey right = VendingKey.of(key);
                VendingKey unwrapped = new Ap1Suite().module().unwrap(wrapped, agreed)) {
            assertThat(unwrapped).isEqualTo(right);
            assertThat(wrapped.card().kcv()).hasToString(text(expected, "kcv"));
            assertThat(Octets.of(KeyWrap.wrap(agreed, sequence, text(expected, "aad"), key)))
                    .isEqualTo(wrapped.wrapped());
            assertThat(wrapped.wrapped().hex())
                    .isEqualTo(expected.path("wvk").asText(wrapped.wrapped().hex()));
            assertThat(CardText.draft(wrapped.card())
                            .with("WVK", wrapped.wrapped().hex())
                            .line())
                    .isEqualTo(text(expected, "line"));
        }
    }

    private static SecretOctets secret(String what, String hex) {
        return SecretOctets.of(what, HexFormat.of().parseHex(hex));
    }

    private static String hex(SecretOctets secret) {
        return hex(secret.bytes(KeyBytesAccess.grant()));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private static byte[] bytes(JsonNode entry, String member) {
        return HexFormat.of().parseHex(text(entry, member));
    }

    private static Octets octets(JsonNode entry, String member) {
        return new Octets(text(entry, member));
    }

    private static String text(JsonNode entry, String member) {
        return entry.required(member).textValue();
    }
}
