package io.ptoken.kmc.ap1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.ap1.crypto.Hashes;
import io.ptoken.kmc.ap1.crypto.P384;
import io.ptoken.kmc.ap1.crypto.Points;
import io.ptoken.kmc.ap1.record.Crc16Modbus;
import io.ptoken.kmc.ap1.record.RecordReader;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.Octets;
import io.ptoken.kmc.vectors.VectorFile;
import io.ptoken.sts.key.VendingKey;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** kmc-03: every list of the file, each entry a test named by list and number. */
class PrimitivesVectorTest {

    private static final JsonNode FILE = VectorFile.PRIMITIVES.json();
    private static final String VK =
            FILE.required("specExample").required("line").textValue();
    private static final Ap1Codec CODEC = new Ap1Codec();

    /** Where a value of each type stands: record and tag. */
    private static final Map<String, Consumer<String>> READERS = Map.of(
            "TS", value -> CODEC.parseWrappedKey(Line.set(VK, "ACT", value)),
            "DEC(0..255)", value -> CODEC.parseWrappedKey(Line.set(VK, "KEN", value)),
            "HEX4", value -> CODEC.parseWrappedKey(Line.insertBefore(VK, "SEQ", "SBM" + value)),
            "PRT40", value -> CODEC.parseWrappedKey(Line.set(VK, "SGN", value)),
            "DEC(1..4294967295)", value -> CODEC.parseLoadRequest(Line.set(record("vkloadreq"), "CTR", value)),
            "IDENT", value -> CODEC.parseKmcPublicKey(Line.set(record("kmcpubkey"), "TAI", value)));

    /** Files by the type that is expected of them. */
    private static final Map<String, Consumer<String>> FILES = Map.of(
            "KMCPUBKEY", CODEC::readKmcPublicKeyFile,
            "SMPUBKEY", CODEC::readSmPublicKeyFile,
            "VKLOADREQ", CODEC::readLoadRequestFile,
            "KLF", CODEC::readKeyLoadFile);

    private static String record(String file) {
        return VectorFile.FIRST_LOAD
                .json()
                .required("files")
                .required(file)
                .textValue()
                .split("\n", -1)[1];
    }

    private static Stream<DynamicTest> each(String list, Consumer<JsonNode> check) {
        AtomicInteger number = new AtomicInteger();
        return VectorFile.PRIMITIVES
                .list(list)
                .map(entry -> dynamicTest(
                        "kmc-03 " + list + " " + number.incrementAndGet() + " ("
                                + entry.path("why").asText() + ")",
                        () -> check.accept(entry)));
    }

    private static String text(JsonNode entry, String member) {
        return entry.required(member).textValue();
    }

    private static void assertCode(JsonNode entry, ThrowingCallable reading) {
        KeyLoadException refusal = catchThrowableOfType(KeyLoadException.class, reading);
        String code = entry.required("code").isNull() ? "none" : text(entry, "code");
        assertThat(refusal == null ? "none" : refusal.code().code())
                .as(entry.toString())
                .isEqualTo(code);
    }

    @Test
    void theFileHasAllItsLists() {
        Map<String, Integer> sizes = Map.ofEntries(
                Map.entry("crc", 5),
                Map.entry("pkid", 18),
                Map.entry("fingerprint", 3),
                Map.entry("kcv", 3),
                Map.entry("values", 39),
                Map.entry("tagOrder", 9),
                Map.entry("recordSyntax", 29),
                Map.entry("armour", 10),
                Map.entry("files", 15),
                Map.entry("points", 6),
                Map.entry("ecdh", 2),
                Map.entry("signature", 6),
                Map.entry("keyDerivation", 1));
        sizes.forEach((list, size) ->
                assertThat(VectorFile.PRIMITIVES.list(list)).as(list).hasSize(size));
    }

    @TestFactory
    Stream<DynamicTest> crc() {
        return each(
                "crc", entry -> assertThat(Crc16Modbus.of(text(entry, "text"))).isEqualTo(text(entry, "crc")));
    }

    @TestFactory
    Stream<DynamicTest> pkids() {
        return each(
                "pkid",
                entry -> assertCode(
                        entry,
                        () -> CODEC.parsePkid(Pkid.Kind.valueOf(text(entry, "expectedType")), text(entry, "text"))));
    }

    @TestFactory
    Stream<DynamicTest> fingerprints() {
        return each(
                "fingerprint",
                entry -> assertThat(Points.fingerprint(octets(entry, "agreementPoint"), octets(entry, "signingPoint"))
                                .hex())
                        .isEqualTo(text(entry, "fingerprint")));
    }

    @TestFactory
    Stream<DynamicTest> keyCheckValues() {
        return each("kcv", entry -> {
            try (VendingKey key = VendingKey.of(HexFormat.of().parseHex(text(entry, "vk")))) {
                assertThat(new Ap1Suite().keyCheckValue(key)).hasToString(text(entry, "kcv"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> values() {
        return each("values", entry -> {
            Consumer<String> reader = Objects.requireNonNull(READERS.get(text(entry, "type")), text(entry, "type"));
            KeyLoadException refusal =
                    catchThrowableOfType(KeyLoadException.class, () -> reader.accept(text(entry, "value")));
            assertThat(refusal == null)
                    .as(entry.toString())
                    .isEqualTo(entry.required("valid").booleanValue());
        });
    }

    @TestFactory
    Stream<DynamicTest> tagOrder() {
        return each("tagOrder", entry -> assertCode(entry, () -> RecordReader.read(text(entry, "record"), 1)));
    }

    @TestFactory
    Stream<DynamicTest> recordSyntax() {
        return each("recordSyntax", entry -> assertCode(entry, () -> RecordReader.read(text(entry, "record"), 1)));
    }

    @TestFactory
    Stream<DynamicTest> armour() {
        return each("armour", PrimitivesVectorTest::assertFile);
    }

    @TestFactory
    Stream<DynamicTest> files() {
        return each("files", PrimitivesVectorTest::assertFile);
    }

    private static void assertFile(JsonNode entry) {
        Consumer<String> reader = Objects.requireNonNull(FILES.get(text(entry, "type")), text(entry, "type"));
        assertCode(entry, () -> reader.accept(text(entry, "file")));
    }

    @TestFactory
    Stream<DynamicTest> points() {
        return each(
                "points",
                entry -> assertThat(P384.isPoint(octets(entry, "point")))
                        .isEqualTo(entry.required("valid").booleanValue()));
    }

    @TestFactory
    Stream<DynamicTest> ecdh() {
        return each("ecdh", entry -> {
            assertThat(P384.publicPoint(secret(entry, "aScalar"))).isEqualTo(octets(entry, "aPoint"));
            assertThat(P384.publicPoint(secret(entry, "bScalar"))).isEqualTo(octets(entry, "bPoint"));
            assertThat(Octets.of(P384.agree(secret(entry, "aScalar"), octets(entry, "bPoint"))))
                    .isEqualTo(octets(entry, "x"));
            assertThat(Octets.of(P384.agree(secret(entry, "bScalar"), octets(entry, "aPoint"))))
                    .isEqualTo(octets(entry, "x"));
        });
    }

    @TestFactory
    Stream<DynamicTest> signatures() {
        return each("signature", entry -> {
            byte[] message = Hashes.ascii(text(entry, "message"));
            assertThat(P384.verify(octets(entry, "point"), message, octets(entry, "signature")))
                    .isEqualTo(entry.required("valid").booleanValue());
            if (entry.has("scalar")) {
                assertThat(P384.sign(secret(entry, "scalar"), message)).isEqualTo(octets(entry, "signature"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> keyDerivation() {
        return each("keyDerivation", entry -> DerivationVector.of(entry).assertDerived(entry));
    }

    /** The record that the profile prints, unwrapped under the keys that it prints. */
    @Test
    void specExample() {
        JsonNode example = FILE.required("specExample");
        DerivationVector.assertWrapped(example, text(example, "kek"), text(example, "ivb"));
    }

    private static Octets octets(JsonNode entry, String member) {
        return new Octets(text(entry, member));
    }

    private static SecretOctets secret(JsonNode entry, String member) {
        return SecretOctets.of(member, HexFormat.of().parseHex(text(entry, member)));
    }
}
