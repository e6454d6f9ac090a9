package io.ptoken.kmc.ap1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.kmc.ap1.record.FileType;
import io.ptoken.kmc.ap1.record.RecordReader;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import org.junit.jupiter.api.Test;

/** A record with all faults at once; each one mended lets the next in the order of key-load profile section 2.7 be seen. */
class CheckOrderTest {

    private static final String PAD = "x".repeat(RecordReader.MAX_LINE);

    private String line = "KMCPUB.1;NAM" + PAD + "~;ENVx;ENVy;ZZZ1;ACTx;KIDx;SMI";

    private void assertCode(KeyLoadCode code) {
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> RecordReader.read(line, 1))
                .satisfies(e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
    }

    @Test
    void theFirstFaultDecides() {
        assertCode(KeyLoadCode.LIMIT_EXCEEDED);
        line = line.replace(PAD, "x");
        assertCode(KeyLoadCode.BAD_CHARACTER);
        line = line.replace("~", "");
        assertCode(KeyLoadCode.BAD_RECORD_SYNTAX);
        line += ";";
        assertCode(KeyLoadCode.DUPLICATE_TAG);
        line = line.replace("ENVy;", "");
        assertCode(KeyLoadCode.BAD_RECORD_SYNTAX);
        line = line.replace("SMI;", "");
        assertCode(KeyLoadCode.TAG_ORDER);
        line = "KMCPUB.1;ACTx;ENVx;KIDx;NAMx;ZZZ1;";
        assertCode(KeyLoadCode.UNKNOWN_TAG);
        line = line.replace("ZZZ1;", "");
        assertCode(KeyLoadCode.MISSING_TAG);
        line += "CRCx;";
        assertCode(KeyLoadCode.BAD_VALUE);
        line = line.replace("CRCx", "CRC0000");
        assertCode(KeyLoadCode.CRC_MISMATCH);
        line = Line.closed(line);
        assertCode(KeyLoadCode.MISSING_TAG);
        Bench bench = new Bench();
        line = Line.set(Line.set(bench.kmc.publicKey().line(), "ACT", "x"), "KID", "x");
        assertCode(KeyLoadCode.BAD_VALUE);
        line = Line.set(line, "ACT", "20250101T000000Z");
        assertCode(KeyLoadCode.PKID_INVALID);
    }

    @Test
    void kidIsCheckedBeforeSmi() {
        Bench bench = new Bench();
        line = Line.set(Line.set(bench.begin().request().line(), "KID", "x"), "SMI", "y");
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> RecordReader.read(line, 1))
                .withMessageContaining("KID: got 'x'");
    }

    @Test
    void aFileIsCheckedBeforeItsRecords() {
        Ap1Codec codec = new Ap1Codec();
        String records = "\nx\nEND.1;\n";
        assertFile("%STS" + records + "y", KeyLoadCode.BAD_CHARACTER, codec);
        assertFile("%STS" + records, KeyLoadCode.BAD_MAGIC, codec);
        assertFile(FileType.KLF.magic() + "\n", KeyLoadCode.RECORD_SEQUENCE, codec);
        assertFile(FileType.KLF.magic() + records + "\n", KeyLoadCode.BAD_CHARACTER, codec);
        assertFile(FileType.KLF.magic() + records, KeyLoadCode.BAD_RECORD_SYNTAX, codec);
    }

    private static void assertFile(String text, KeyLoadCode code, Ap1Codec codec) {
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> codec.readKeyLoadFile(text))
                .satisfies(e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
    }

    @Test
    void theMessageSaysWhereAndWhatWasExpected() {
        Bench bench = new Bench();
        String file = bench.codec.file(bench.answer(bench.begin(), bench.keys(2)));
        String second = file.lines().toList().get(3);
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> bench.codec.readKeyLoadFile(file.replace(second, Line.set(second, "KRN", "0"))))
                .withMessage("AP-F08 BAD_VALUE: line 4, column " + (second.indexOf("KRN") + 1)
                        + ", VK KRN: got '0', expected a number 1-9 without leading zeros")
                .satisfies(e -> assertThat(e.position()).hasValueSatisfying(position -> {
                    assertThat(position.line()).isEqualTo(4);
                    assertThat(position.record()).isEqualTo("VK");
                    assertThat(position.tag()).isEqualTo("KRN");
                }));
    }
}
