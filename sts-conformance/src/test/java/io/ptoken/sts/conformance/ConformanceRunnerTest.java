package io.ptoken.sts.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.conformance.Result.Failed;
import io.ptoken.sts.conformance.Result.Passed;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConformanceRunnerTest {

    private static final String CRC = """
            {"id": "c", "source": "s", "evidence": "V", "variant": "CRC", "body": "00004a2d900ff2", "crc": "0ffa"}""";

    private final ConformanceRunner runner = ConformanceRunner.withSampleTables();

    @TempDir
    private Path folder;

    @Test
    void runsFoldersAndFilesAndSumsUp() throws IOException {
        Path below = Files.createDirectories(folder.resolve("below"));
        Files.writeString(folder.resolve("a.json"), file("crc", CRC));
        Files.writeString(folder.resolve("b.json"), file("crc", CRC.replace("0ffa", "0ffb")));
        Files.writeString(below.resolve("c.json"), file("crc", CRC));
        Files.writeString(folder.resolve("README.md"), "not a vector file");
        Path single = Files.writeString(folder.resolve("single.vectors"), file("crc", CRC));

        ConformanceReport report = runner.run(List.of(folder, single));

        assertThat(report.summary()).isEqualTo("3 passed, 1 failed, 0 skipped");
        assertThat(report.isSuccess()).isFalse();
        assertThat(report.results())
                .extracting(VectorResult::line)
                .containsExactly(
                        "passed  " + folder.resolve("a.json") + " c",
                        "FAILED  " + folder.resolve("b.json") + " c: crc: expected 0ffb, got 0ffa",
                        "passed  " + below.resolve("c.json") + " c",
                        "passed  " + single + " c");
    }

    @Test
    void skipsWithTheReasonWhatNeedsTheOperationalTables() {
        String vector = """
                {"id": "s", "source": "s", "evidence": "V", "tables": "operational", "key": "87f3ecbb2e46b48f",
                 "plaintext": "05014eec00013188", "ciphertext": "d431f4b09e0e9f62"}""";
        VectorResult result = only(file("sta", vector));
        assertThat(result.line())
                .isEqualTo("skipped test s: needs the operational STA tables "
                        + "(PTOKEN_STA_TABLES names no file with them)");
        ConformanceReport report = new ConformanceReport(List.of(result));
        assertThat(report.summary()).isEqualTo("0 passed, 0 failed, 1 skipped");
        assertThat(report.isSuccess()).isTrue();
    }

    @Test
    void takesNoOtherTablesForTheOperationalOnes() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> ConformanceRunner.withOperationalTables(StaTables.SAMPLE))
                .withMessageContaining(StaTables.SAMPLE.fingerprint());
    }

    @Test
    void showsNoKeyWhenADerivedKeyDiffers() {
        String vector = """
                {"id": "k", "source": "s", "evidence": "D", "algorithm": "DKGA02", "ea": "07",
                 "vending_key": "abababababababab", "meter_pan": "600727000000000009", "key_type": 2, "sgc": "123456",
                 "ti": "01", "krn": 1, "iin": "600727", "drn": "00000000000", "pan_block": "0072700000000000",
                 "control_block": "2123456011ffffff", "decoder_key": "e653341f9d5bf360"}""";
        assertThat(only(file("dkga", vector)).result())
                .isEqualTo(new Failed("decoder_key: expected that of the file, got another"));
    }

    @Nested
    class FailsAFileThatIs {

        @Test
        void missing() {
            Path missing = folder.resolve("missing.json");
            assertThat(reasonOf(missing)).isEqualTo("there is no such file or folder");
        }

        @Test
        void aFolderWithoutVectors() {
            assertThat(reasonOf(folder)).isEqualTo("no *.json file in it");
        }

        private String reasonOf(Path path) {
            VectorResult result = runner.run(List.of(path)).results().get(0);
            assertThat(result.file()).isEqualTo(path.toString());
            assertThat(result.id()).isEmpty();
            return ((Failed) result.result()).reason();
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
        void writtenInUtf16(String charset) {
            List<VectorResult> results = runner.runFile("test", file("crc", CRC).getBytes(Charset.forName(charset)));

            assertThat(results)
                    .singleElement()
                    .satisfies(
                            result -> assertThat(((Failed) result.result()).reason())
                                    .isEqualTo(
                                            "the file is written in UTF-16, which is not read here; save it as UTF-8 and try again"));
        }

        @Test
        void cutOffAnywhere() {
            String whole = file("crc", CRC);
            for (int length = 0; length < whole.length(); length++) {
                List<VectorResult> results =
                        runner.runFile("test", whole.substring(0, length).getBytes(UTF_8));
                assertThat(results).hasSize(1);
                assertThat(results.get(0).result()).as("cut at %d", length).isInstanceOf(Failed.class);
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "[] | a vector file must be a JSON object",
                    "null | a vector file must be a JSON object",
                    "{} | member 'file': expected a text",
                    "{\"file\": 1} | member 'file': expected a text",
                    "{\"file\": \"crc\"} | member 'description': expected a text",
                    "{\"surplus\": 1} | unknown member 'surplus'",
                })
        void ofAnotherForm(String json, String reason) {
            assertThat(only(json).result()).isEqualTo(new Failed(reason));
        }

        @Test
        void ofAnUnknownKind() {
            assertThat(only(file("horoscopes", CRC)).line())
                    .isEqualTo("FAILED  test: member 'file': unknown kind 'horoscopes'");
        }

        @Test
        void empty() {
            assertThat(only(file("crc", "")).result()).isEqualTo(new Failed("member 'vectors' holds no vector"));
        }

        @Test
        void nestedWithoutEnd() {
            assertThat(only("[".repeat(100_000)).line()).startsWith("FAILED  test: not readable as JSON: ");
        }

        @Test
        void followedBySomethingElse() {
            assertThat(only(file("crc", CRC) + "{}").line()).startsWith("FAILED  test: not readable as JSON: ");
        }

        @Test
        void noText() {
            assertThat(runner.runFile("test", new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1, 2}))
                    .singleElement()
                    .satisfies(result -> assertThat(result.result()).isInstanceOf(Failed.class));
        }
    }

    @Nested
    class FailsAVector {

        @ParameterizedTest
        @ValueSource(strings = {"id", "source", "evidence", "variant", "body", "crc"})
        void thatLacksAField(String field) {
            String vector =
                    CRC.replaceFirst("\"" + field + "\": \"[^\"]*\",? ?", "").replace(", }", "}");
            assertThat(only(file("crc", vector)).result()).isEqualTo(new Failed("field '" + field + "' is missing"));
        }

        @Test
        void withAFieldNoCheckKnows() {
            String vector = CRC.replace("}", ", \"surplus\": 1}");
            assertThat(only(file("crc", vector)).line()).isEqualTo("FAILED  test c: field 'surplus' is unknown here");
        }

        @Test
        void withAnUnknownFieldInsideAnObject() {
            String json = new String(BuiltInVectors.read("own/key-change.json"), UTF_8)
                    .replaceFirst("\"parent\" : \\{", "\"parent\" : { \"surplus\": 1,");
            assertThat(runner.runFile("test", json.getBytes(UTF_8)).get(0).result())
                    .isEqualTo(new Failed("field 'parent.surplus' is unknown here"));
        }

        @Test
        void thatRepeatsAField() {
            String vector = CRC.replace("}", ", \"crc\": \"0ffa\"}");
            assertThat(only(file("crc", vector)).line()).contains("not readable as JSON: Duplicate field 'crc'");
        }

        @Test
        void whoseIdStandsTwice() {
            List<VectorResult> results =
                    runner.runFile("test", file("crc", CRC + "," + CRC).getBytes(UTF_8));
            assertThat(results)
                    .extracting(VectorResult::result)
                    .containsExactly(new Passed(), new Failed("the id stands twice in the file"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"0ffa\" | \"0FFA\" | field 'crc': expected 4 lower-case hex digits, got \"0FFA\"",
                    "\"0ffa\" | \"0ff\" | field 'crc': expected 4 lower-case hex digits, got \"0ff\"",
                    "\"0ffa\" | 4090 | field 'crc': expected a text, got 4090",
                    "\"0ffa\" | null | field 'crc': expected a text, got null",
                    "\"CRC\" | \"CRC32\" | field 'variant': expected CRC or CRC_C, got \"CRC32\"",
                    "\"V\" | \"X\" | 'field ''evidence'': expected one of V, D, 2, 1, ?, got \"X\"'",
                    "\"00004a | \"04004a | 'field ''body'': expected 6 zero bits, 2 class bits and 48 data bits, "
                            + "got \"04004a2d900ff2\"'",
                })
        void withAFieldOfAnotherForm(String good, String bad, String reason) {
            assertThat(only(file("crc", CRC.replaceFirst(good, bad))).result()).isEqualTo(new Failed(reason));
        }

        @Test
        void withAKeyOfAnotherFormWhichIsNotRepeated() {
            String vector = """
                    {"id": "1", "source": "s", "evidence": "V", "key": "00112233445566778899AABBCCDDEEFF",
                     "plaintext": "0123456789abcdef", "ciphertext": "8b1da5f56ab3d07c"}""";
            assertThat(only(file("misty1", vector)).result())
                    .isEqualTo(new Failed("field 'key': expected 32 lower-case hex digits, got another value"));
        }

        @Test
        void thatIsNoObject() {
            assertThat(only(file("crc", "7")).line()).isEqualTo("FAILED  test vectors[0]: a vector must be an object");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"1e-999999999", "1e999999999", "\"1.0\"", "1.00000000000000000000000000000000000000001"})
        void withAHostileNumberAndAtOnce(String number) {
            String json = new String(BuiltInVectors.read("credit-tokens.json"), UTF_8)
                    .replaceFirst("\"raw_amount\": 1.0", "\"raw_amount\": " + number);
            assertThat(runner.runFile("test", json.getBytes(UTF_8)))
                    .filteredOn(result -> result.result() instanceof Failed)
                    .singleElement()
                    .satisfies(result -> assertThat(result.line())
                            .contains("field 'raw_amount': expected a number of at most 40 digits and places"));
        }
    }

    private VectorResult only(String json) {
        List<VectorResult> results = runner.runFile("test", json.getBytes(UTF_8));
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private static String file(String kind, String vectors) {
        return "{\"file\": \"" + kind + "\", \"description\": \"d\", \"fields\": {}, \"vectors\": [" + vectors + "]}";
    }
}
