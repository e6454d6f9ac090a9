package io.ptoken.kmc.ap1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.ap1.crypto.Hashes;
import io.ptoken.kmc.ap1.crypto.P384;
import io.ptoken.kmc.ap1.record.Records;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.Octets;
import io.ptoken.kmc.vectors.VectorFile;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** kmc-01 and kmc-02: every intermediate value of their exchanges, from the files and the private keys. */
class ExchangeValuesVectorTest {

    private static final Ap1Codec CODEC = new Ap1Codec();

    @ParameterizedTest
    @EnumSource(
            value = VectorFile.class,
            names = {"FIRST_LOAD", "REFRESH_EARLY_END"})
    void everyValueOfTheExchange(VectorFile vector) {
        JsonNode file = vector.json();
        JsonNode values = file.required("values");
        LoadRequest request = CODEC.readLoadRequestFile(text(file.required("files"), "vkloadreq"));
        KeyLoadFile klf = CODEC.readKeyLoadFile(text(file.required("files"), "klf"));
        LoadResponse response = klf.response();
        assertThat(request.nonce().hex()).isEqualTo(text(values, "requestNon"));
        assertThat(response.nonce().hex()).isEqualTo(text(values, "responseNon"));
        assertThat(response.line()).isEqualTo(text(values, "response"));
        assertThat(Ap1Suite.digest(request).hex()).isEqualTo(text(values, "rqd"));
        assertThat(response.requestDigest().hex()).isEqualTo(text(values, "rqd"));

        byte[] ze = P384.agree(ephemeralOfModule(file, request), response.ephemeralKey());
        byte[] zs = P384.agree(
                secret(party(file, "modules", "SM1").required("agreement"), "scalar"),
                new Octets(text(party(file, "kmcs", "KMC1").required("agreement"), "point")));
        assertThat(DerivationVector.hex(ze)).isEqualTo(text(values, "ze"));
        assertThat(DerivationVector.hex(zs)).isEqualTo(text(values, "zs"));
        assertThat(text(values, "z")).isEqualTo(text(values, "ze") + text(values, "zs"));
        ExchangeContext context = ExchangeContext.of(request, response.nonce(), response.ephemeralKey());
        new DerivationVector(Octets.of(Hashes.concat(ze, zs)), context).assertDerived(values);

        String core = Covered.before(response.line(), "KCM");
        assertThat(core).isEqualTo(text(values, "core"));
        assertThat(DerivationVector.hex(Hashes.sha384(Hashes.ascii(core)))).isEqualTo(text(values, "coreSha384"));
        try (ExchangeSecrets secrets = ExchangeSecrets.derive(ze, zs, context)) {
            assertThat(secrets.confirmation(context, core).hex()).isEqualTo(text(values, "kcm"));
        }
        assertThat(response.keyConfirmation().hex()).isEqualTo(text(values, "kcm"));
        assertThat(KlfAssembly.digest(klf.keys().stream().map(WrappedKey::line).toList())
                        .hex())
                .isEqualTo(text(values, "dig"));
        assertThat(Records.end(klf.keys().size())).isEqualTo(text(values, "end"));
        assertThat(klf.keys()).hasSize(values.required("vks").size());
        for (JsonNode key : values.required("vks")) {
            assertThat(klf.keys().get(key.required("seq").intValue() - 1).line())
                    .isEqualTo(text(key, "line"));
            byte[] labelled = Arrays.copyOf(
                    TestKeys.digest("SHA-256", text(key, "label")),
                    text(key, "vk").length() / 2);
            assertThat(DerivationVector.hex(labelled)).isEqualTo(text(key, "vk"));
            DerivationVector.assertWrapped(key, text(values, "kek"), text(values, "ivb"));
        }
    }

    /** That of the step in which the module makes the request; the label gives the same number. */
    private static SecretOctets ephemeralOfModule(JsonNode file, LoadRequest request) {
        JsonNode entropy = StreamSupport.stream(file.required("steps").spliterator(), false)
                .filter(step -> step.required("expect").path("request").asText().equals(request.line()))
                .findFirst()
                .orElseThrow()
                .required("entropy");
        SecretOctets secret = secret(entropy, "ephemeralScalar");
        assertThat(TestKeys.privateKey(text(entropy, "ephemeralLabel"))).isEqualTo(secret);
        assertThat(TestKeys.digest("SHA-256", text(entropy, "nonLabel")))
                .isEqualTo(request.nonce().bytes());
        assertThat(P384.publicPoint(secret)).isEqualTo(request.ephemeralKey());
        return secret;
    }

    private static JsonNode party(JsonNode file, String kind, String ref) {
        return StreamSupport.stream(file.required("parties").required(kind).spliterator(), false)
                .filter(party -> text(party, "ref").equals(ref))
                .findFirst()
                .orElseThrow();
    }

    private static SecretOctets secret(JsonNode entry, String member) {
        return SecretOctets.of(member, HexFormat.of().parseHex(text(entry, member)));
    }

    private static String text(JsonNode entry, String member) {
        return entry.required(member).textValue();
    }
}
