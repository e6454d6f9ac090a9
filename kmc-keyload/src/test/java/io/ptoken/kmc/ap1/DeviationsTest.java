package io.ptoken.kmc.ap1;

import static io.ptoken.kmc.text.KeyLoadCode.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.ap1.record.Crc16Modbus;
import io.ptoken.kmc.ap1.record.FileType;
import io.ptoken.kmc.ap1.record.RecordDraft;
import io.ptoken.kmc.ap1.record.RecordReader;
import io.ptoken.kmc.ap1.record.RecordType;
import io.ptoken.kmc.ap1.record.Records;
import io.ptoken.kmc.ap1.record.TimeText;
import io.ptoken.kmc.host.KeyLoadImport;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a text may deviate, with the one code it must be refused with (key-load profile sections 2.7-2.10). */
class DeviationsTest {

    private static final Bench BENCH = new Bench();
    private static final PendingAgreement PENDING = BENCH.begin();
    private static final KeyLoadFile FILE = BENCH.answer(PENDING, BENCH.keys(5));
    private static final String KLF = BENCH.codec.file(FILE);
    private static final String KMCPUB = BENCH.kmc.publicKey().line();
    private static final String SMPUB = BENCH.module.publicKey().line();
    private static final String REQUEST = PENDING.request().line();
    private static final String RESPONSE = FILE.response().line();
    private static final String KEY = FILE.keys().get(1).line();
    private static final Instant LATER = Bench.NOW.plus(Duration.ofDays(1));

    /** One deviation: what is done, and what must come of it. */
    record Deviation(String name, KeyLoadCode code, String smStatus, Runnable step) {

        @Override
        public String toString() {
            return code.code() + " " + name;
        }
    }

    private static Deviation of(String name, KeyLoadCode code, Runnable step) {
        return new Deviation(name, code, code.smStatus().orElse(""), step);
    }

    private static Deviation attribute(String name, KeyLoadCode code, Runnable step) {
        return new Deviation(name, code, "94", step);
    }

    private static Deviation klf(String name, KeyLoadCode code, UnaryOperator<String> edit) {
        return of(name, code, () -> BENCH.codec.readKeyLoadFile(edit.apply(KLF)));
    }

    /** Lines of the file without their ends, changed. */
    private static Deviation lines(String name, KeyLoadCode code, UnaryOperator<List<String>> edit) {
        return klf(
                name,
                code,
                text -> String.join("\n", edit.apply(new ArrayList<>(Arrays.asList(text.split("\n"))))) + "\n");
    }

    private static Deviation key(String name, KeyLoadCode code, UnaryOperator<String> edit) {
        return of(name, code, () -> BENCH.codec.parseWrappedKey(edit.apply(KEY)));
    }

    private static Deviation keyAttribute(String name, KeyLoadCode code, UnaryOperator<String> edit) {
        return attribute(name, code, () -> BENCH.codec.parseWrappedKey(edit.apply(KEY)));
    }

    static Stream<Deviation> files() {
        return Stream.of(
                klf("more than 1 MiB", LIMIT_EXCEEDED, text -> text + "x".repeat(1 << 20)),
                lines("a line of 8193 characters", LIMIT_EXCEEDED, lines -> {
                    lines.set(2, "V".repeat(8193));
                    return lines;
                }),
                lines("more than 1002 lines", LIMIT_EXCEEDED, lines -> {
                    while (lines.size() < 1003) {
                        lines.add(KEY);
                    }
                    return lines;
                }),
                klf("nothing", BAD_CHARACTER, text -> ""),
                klf("last line not ended", BAD_CHARACTER, text -> text.substring(0, text.length() - 1)),
                klf("last line ended by CR alone", BAD_CHARACTER, text -> text.substring(0, text.length() - 1) + "\r"),
                klf("blank line at the end", BAD_CHARACTER, text -> text + "\n"),
                klf("blank line with CR", BAD_CHARACTER, text -> text + "\r\n"),
                klf("blank line between", BAD_CHARACTER, text -> text.replaceFirst("\nVK", "\n\nVK")),
                klf("CR within a line", BAD_CHARACTER, text -> text.replace("SGNAP1", "SGNAP\r1")),
                klf("two CR before LF", BAD_CHARACTER, text -> text.replace(";\nEND", ";\r\r\nEND")),
                klf("tilde", BAD_CHARACTER, text -> text.replace("AP1 Test", "AP1~Test")),
                klf("tabulator", BAD_CHARACTER, text -> text.replace("AP1 Test", "AP1\tTest")),
                klf("letter outside ASCII", BAD_CHARACTER, text -> text.replace("AP1 Test", "AP1 T\u00E9st")),
                klf("NUL", BAD_CHARACTER, text -> text.replace("AP1 Test", "AP1\0Test")),
                klf("another version in the first line", BAD_MAGIC, text -> text.replaceFirst(" 1 KLF", " 2 KLF")),
                klf("lower case in the first line", BAD_MAGIC, text -> text.replaceFirst("KLF", "klf")),
                klf("blank after the first line", BAD_MAGIC, text -> text.replaceFirst("KLF", "KLF ")),
                klf("byte order mark", BAD_MAGIC, text -> "\u00EF\u00BB\u00BF" + text),
                klf("another type of file", BAD_MAGIC, text -> text.replaceFirst("KLF", "VKLOADREQ")),
                klf("no first line", BAD_MAGIC, text -> text.substring(text.indexOf('\n') + 1)),
                klf("blank first line", BAD_MAGIC, text -> "\n" + text),
                klf("armour without END", BAD_MAGIC, text -> "-----START KLF-----\n" + text),
                klf("armour without START", BAD_MAGIC, text -> text + "-----END KLF-----\n"),
                klf("armour twice", BAD_MAGIC, text -> armoured("KLF", "KLF", text) + armoured("KLF", "KLF", text)),
                klf("armour back to front", BAD_MAGIC, text -> "-----END KLF-----\n" + text + "-----START KLF-----\n"),
                klf("armour of another type", BAD_MAGIC, text -> armoured("SMPUBKEY", "SMPUBKEY", text)),
                klf("armour that ends otherwise", BAD_MAGIC, text -> armoured("KLF", "SMPUBKEY", text)),
                klf("armour with a damaged rule", BAD_MAGIC, text -> armoured("KLF----- ", "KLF", text)),
                klf("nothing in the armour", BAD_MAGIC, text -> armoured("KLF", "KLF", "")),
                klf("no record", RECORD_SEQUENCE, text -> text.substring(0, text.indexOf('\n') + 1)),
                lines("no END", RECORD_SEQUENCE, lines -> lines.subList(0, lines.size() - 1)),
                lines("a record after END", RECORD_SEQUENCE, lines -> {
                    lines.add(KEY);
                    return lines;
                }),
                lines("END within", RECORD_SEQUENCE, lines -> {
                    lines.add(3, lines.get(lines.size() - 1));
                    return lines;
                }),
                lines("no response", RECORD_SEQUENCE, lines -> {
                    lines.remove(1);
                    return lines;
                }),
                lines("two responses", RECORD_SEQUENCE, lines -> {
                    lines.add(2, RESPONSE);
                    return lines;
                }),
                lines("a key too few", RECORD_SEQUENCE, lines -> {
                    lines.remove(3);
                    return lines;
                }),
                lines("a key too many", RECORD_SEQUENCE, lines -> {
                    lines.add(3, KEY);
                    return lines;
                }),
                lines("keys swapped", RECORD_SEQUENCE, lines -> {
                    lines.set(2, lines.set(3, lines.get(2)));
                    return lines;
                }),
                lines("a key twice", RECORD_SEQUENCE, lines -> {
                    lines.set(3, lines.get(2));
                    return lines;
                }),
                lines("END counts otherwise", RECORD_SEQUENCE, lines -> {
                    lines.set(lines.size() - 1, Records.end(4));
                    return lines;
                }),
                lines("one response alone", RECORD_SEQUENCE, lines -> lines.subList(0, 2)),
                of(
                        "two records of a KMC",
                        RECORD_SEQUENCE,
                        () -> BENCH.codec.readKmcPublicKeyFile(
                                Ap1Codec.text(FileType.KMCPUBKEY, List.of(KMCPUB, KMCPUB)))),
                of(
                        "a module where a KMC should be",
                        RECORD_SEQUENCE,
                        () -> BENCH.codec.readKmcPublicKeyFile(Ap1Codec.text(FileType.KMCPUBKEY, List.of(SMPUB)))),
                of(
                        "a KMC where a module should be",
                        RECORD_SEQUENCE,
                        () -> BENCH.codec.readSmPublicKeyFile(Ap1Codec.text(FileType.SMPUBKEY, List.of(KMCPUB)))),
                of(
                        "a response where a request should be",
                        RECORD_SEQUENCE,
                        () -> BENCH.codec.readLoadRequestFile(Ap1Codec.text(FileType.VKLOADREQ, List.of(RESPONSE)))));
    }

    private static String armoured(String start, String end, String text) {
        return "-----START " + start + "-----\n" + text + "-----END " + end + "-----\n";
    }

    static Stream<Deviation> records() {
        return Stream.of(
                key("nothing", BAD_RECORD_SYNTAX, line -> ""),
                key("lower-case type", BAD_RECORD_SYNTAX, line -> line.replaceFirst("VK", "vk")),
                key("unknown type", BAD_RECORD_SYNTAX, line -> line.replaceFirst("VK", "VKX")),
                key("another version", BAD_RECORD_SYNTAX, line -> line.replaceFirst("VK.1", "VK.2")),
                key("no version", BAD_RECORD_SYNTAX, line -> line.replaceFirst("VK.1", "VK")),
                key("no semicolon at all", BAD_RECORD_SYNTAX, line -> line.replace(";", "")),
                key("no semicolon at the end", BAD_RECORD_SYNTAX, line -> line.substring(0, line.length() - 1)),
                key("blank at the end", BAD_RECORD_SYNTAX, line -> line + " "),
                key("no items", BAD_RECORD_SYNTAX, line -> "VK.1;"),
                key("no value", BAD_RECORD_SYNTAX, line -> Line.set(line, "KRN", "")),
                key("an empty item", BAD_RECORD_SYNTAX, line -> line.replaceFirst(";KRN", ";;KRN")),
                key("an item of two characters", BAD_RECORD_SYNTAX, line -> line.replaceFirst(";KRN1", ";KR")),
                key("lower-case tag", BAD_RECORD_SYNTAX, line -> line.replaceFirst("KRN", "krn")),
                key("tag that begins with a digit", BAD_RECORD_SYNTAX, line -> line.replaceFirst("KRN", "1RN")),
                key("an item twice", DUPLICATE_TAG, line -> Line.insertBefore(line, "KRN", "KRN1")),
                key("an item twice, not side by side", DUPLICATE_TAG, line -> Line.insertBefore(line, "SGC", "ACT1")),
                key("wrong order", TAG_ORDER, line -> Line.insertBefore(Line.remove(line, "KRN"), "KEN", "KRN1")),
                key("an item after WVK", TAG_ORDER, line -> RecordDraft.closed(Covered.before(line, "CRC") + "VKX1;")),
                key("an item after the CRC", TAG_ORDER, line -> line + "ZZZ1;"),
                of("KCM after SIG", TAG_ORDER, () -> {
                    String kcm = "KCM" + Line.get(RESPONSE, "KCM");
                    String line = Line.remove(RESPONSE, "KCM");
                    BENCH.codec.parseLoadResponse(RecordDraft.closed(Covered.before(line, "CRC") + kcm + ";"));
                }),
                key("unknown item", UNKNOWN_TAG, line -> Line.insertBefore(line, "KRN", "KRM1")),
                key("item of another record", UNKNOWN_TAG, line -> Line.insertBefore(line, "EXP", "ENVTEST")),
                keyAttribute("no CRC", MISSING_TAG, line -> Covered.before(line, "CRC")),
                keyAttribute("lower-case CRC", BAD_VALUE, line -> Covered.before(line, "CRC") + "CRCabcd;"),
                keyAttribute("short CRC", BAD_VALUE, line -> Covered.before(line, "CRC") + "CRC123;"),
                key(
                        "wrong CRC",
                        CRC_MISMATCH,
                        line -> Covered.before(line, "CRC") + "CRC" + Line.otherLastDigit(Line.get(line, "CRC")) + ";"),
                key("a response", RECORD_SEQUENCE, line -> RESPONSE),
                of("a key", RECORD_SEQUENCE, () -> BENCH.codec.parseLoadResponse(KEY)),
                of("a request", RECORD_SEQUENCE, () -> BENCH.codec.parseKmcPublicKey(REQUEST)),
                of(
                        "KID of a module",
                        PKID_INVALID,
                        () -> BENCH.codec.parseKmcPublicKey(
                                Line.set(KMCPUB, "KID", BENCH.module.moduleId().text()))),
                of(
                        "SMI of a KMC",
                        PKID_INVALID,
                        () -> BENCH.codec.parseSmPublicKey(
                                Line.set(SMPUB, "SMI", BENCH.kmc.kmcId().text()))),
                of(
                        "CRC of KID",
                        PKID_INVALID,
                        () -> BENCH.codec.parseLoadRequest(Line.set(
                                REQUEST,
                                "KID",
                                Line.otherLastDigit(BENCH.kmc.kmcId().text())))),
                of(
                        "date of SMI",
                        PKID_INVALID,
                        () -> BENCH.codec.parseLoadResponse(Line.set(
                                RESPONSE, "SMI", "SMID.1:Prism:94001632:20210229T081427Z:039F2C48F2030174:0000"))));
    }

    /** Each mandatory item of each record taken out. */
    static Stream<Deviation> missing() {
        return Stream.of(KMCPUB, SMPUB, REQUEST, RESPONSE, KEY, Records.end(1)).flatMap(line -> {
            RecordType type = RecordReader.read(line, 1).type();
            return type.fields().stream()
                    .filter(field -> field.mandatory() && !field.tag().equals("CRC"))
                    .map(field -> {
                        String without = field.tag().equals("CNT") && type == RecordType.END
                                ? "END.1;CRC" + Crc16Modbus.of("END.1;") + ";"
                                : Line.remove(line, field.tag());
                        return new Deviation(
                                type + " without " + field.tag(),
                                MISSING_TAG,
                                type == RecordType.VK ? "94" : "49",
                                () -> RecordReader.read(without, 1));
                    });
        });
    }

    /** Values that are none, by record and tag. */
    static Stream<Deviation> values() {
        return Stream.of(
                        bad(
                                KMCPUB,
                                "ACT",
                                "20260230T000000Z",
                                "20260101T240000Z",
                                "20260101T000060Z",
                                "20260101T000000",
                                "x"),
                        bad(
                                KMCPUB,
                                "AGP",
                                "04",
                                "04" + "a".repeat(192),
                                "04" + "G".repeat(192),
                                "04" + "0".repeat(194)),
                        bad(KMCPUB, "EXP", "2026-01-01T00:00:00Z", "20260101t000000Z", "20261301T000000Z"),
                        bad(KMCPUB, "NAM", "x".repeat(41)),
                        bad(KMCPUB, "SGP", "00"),
                        bad(KMCPUB, "TAI", "_x", "x".repeat(41), "a b", "a/b"),
                        bad(KMCPUB, "SIG", "0".repeat(191), "0".repeat(193), "f".repeat(192)),
                        bad(SMPUB, "AGP", "04"),
                        bad(SMPUB, "FWI", "-1"),
                        bad(SMPUB, "MFG", ".x"),
                        bad(SMPUB, "SGP", "04"),
                        bad(SMPUB, "TAI", " "),
                        bad(SMPUB, "SIG", "0"),
                        bad(REQUEST, "CTR", "0", "4294967296", "01", "-1", "1x", "99999999999"),
                        bad(REQUEST, "EPK", "04"),
                        bad(REQUEST, "NON", "0".repeat(63), "0".repeat(65)),
                        bad(REQUEST, "RTM", "now"),
                        bad(REQUEST, "SLT", "0", "5", "1 "),
                        bad(REQUEST, "SIG", "0"),
                        bad(RESPONSE, "CNT", "1000", "-1", "00"),
                        bad(RESPONSE, "DIG", "0"),
                        bad(RESPONSE, "EPK", "0"),
                        bad(RESPONSE, "ISS", "0"),
                        bad(RESPONSE, "NON", "0"),
                        bad(RESPONSE, "RQD", "0"),
                        bad(RESPONSE, "VTO", "0"),
                        bad(RESPONSE, "KCM", "0"),
                        bad(RESPONSE, "SIG", "0"),
                        bad(KEY, "ACT", "0"),
                        bad(KEY, "BDT", "1993", "19930101T000000"),
                        bad(withOptionals(KEY), "CLM", "0000000", "000000000", "0000000a"),
                        bad(withOptionals(KEY), "CLU", "100", "00", "-1"),
                        bad(KEY, "DKG", "1", "00", "05", "2"),
                        bad(KEY, "EAS", "7", "09", "11,07", "07,07", "07,", "07,11,11"),
                        bad(withOptionals(KEY), "EXP", "0"),
                        bad(KEY, "IUT", "0"),
                        bad(KEY, "KCV", "A99B0", "A99B0D0", "a99b0d"),
                        bad(KEY, "KEN", "256", "0255", "-1"),
                        bad(KEY, "KRN", "0", "10", "01"),
                        bad(KEY, "KTC", "0", "4"),
                        bad(withOptionals(KEY), "SBM", "FFF", "FFFFF", "ffff"),
                        bad(KEY, "SEQ", "0", "1000", "02"),
                        bad(KEY, "SGC", "90010", "9001011", "90010A"),
                        bad(KEY, "SGN", "x".repeat(41)),
                        bad(withOptionals(KEY), "ULM", "0", "FFFFFFFFF"),
                        bad(KEY, "VKL", "16", "08", "20"),
                        bad(KEY, "WVK", "00", "0".repeat(47), "0".repeat(50), "0".repeat(72), "x".repeat(48)),
                        bad(Records.end(1), "CNT", "1000", "01"))
                .flatMap(bad -> bad);
    }

    private static Stream<Deviation> bad(String line, String tag, String... values) {
        RecordType type = RecordReader.read(line, 1).type();
        return Arrays.stream(values)
                .map(value -> new Deviation(
                        type + " " + tag + value,
                        BAD_VALUE,
                        type == RecordType.VK ? "94" : "49",
                        () -> RecordReader.read(Line.set(line, tag, value), 1)));
    }

    private static String withOptionals(String line) {
        String bare = line;
        for (String tag : List.of("CLM", "CLU", "EXP", "SBM", "ULM")) {
            bare = Line.remove(bare, tag);
        }
        String most = Line.insertBefore(Line.insertBefore(bare, "DKG", "CLMFFFFFFFF"), "DKG", "CLU0");
        String more = Line.insertBefore(Line.insertBefore(most, "IUT", "EXP20300101T000000Z"), "SEQ", "SBM00FF");
        return Line.insertBefore(more, "VKL", "ULM00000001");
    }

    /** KC: what a module or host refuses of a KMC's public keys. */
    static Stream<Deviation> kmcKeys() {
        return Stream.of(
                kmcKey("another environment", ENV_NOT_TEST, line -> Line.set(line, "ENV", "LIVE")),
                kmcKey(
                        "another environment that is signed",
                        ENV_NOT_TEST,
                        line -> resignedByAnchor(Line.set(line, "ENV", "PROD"))),
                kmcKey("unknown trust anchor", UNKNOWN_TRUST_ANCHOR, line -> Line.set(line, "TAI", "STSA-TEST-ROOT-2")),
                kmcKey(
                        "trust anchor of modules",
                        UNKNOWN_TRUST_ANCHOR,
                        line -> Line.set(line, "TAI", "VHSM-TEST-MFG-1")),
                kmcKey("changed name", SIGNATURE_INVALID, line -> Line.set(line, "NAM", "Another KMC")),
                kmcKey(
                        "changed signature",
                        SIGNATURE_INVALID,
                        line -> Line.set(line, "SIG", Line.otherLastDigit(Line.get(line, "SIG")))),
                kmcKey("signature of zeros", SIGNATURE_INVALID, line -> Line.set(line, "SIG", "0".repeat(192))),
                kmcKey(
                        "signature of the module's anchor",
                        SIGNATURE_INVALID,
                        line -> Line.resigned(line, BENCH.moduleAnchor.secret())),
                kmcKey(
                        "agreement point off the curve",
                        PUBLIC_POINT_INVALID,
                        line -> resignedByAnchor(Line.set(line, "AGP", Line.otherLastDigit(Line.get(line, "AGP"))))),
                kmcKey(
                        "signing point off the curve",
                        PUBLIC_POINT_INVALID,
                        line -> resignedByAnchor(Line.set(line, "SGP", Line.otherLastDigit(Line.get(line, "SGP"))))),
                kmcKey(
                        "point of zeros",
                        PUBLIC_POINT_INVALID,
                        line -> resignedByAnchor(Line.set(line, "AGP", "0".repeat(194)))),
                kmcKey(
                        "compressed point",
                        PUBLIC_POINT_INVALID,
                        line -> resignedByAnchor(Line.set(
                                line, "AGP", "02" + Line.get(line, "AGP").substring(2)))),
                kmcKey(
                        "coordinate not below the prime",
                        PUBLIC_POINT_INVALID,
                        line -> resignedByAnchor(Line.set(line, "AGP", "04" + "F".repeat(192)))),
                kmcKey(
                        "points swapped",
                        FINGERPRINT_MISMATCH,
                        line -> resignedByAnchor(
                                Line.set(Line.set(line, "AGP", Line.get(line, "SGP")), "SGP", Line.get(line, "AGP")))),
                of(
                        "a second before ACT",
                        KMC_KEY_NOT_YET_ACTIVE,
                        () -> BENCH.agreement.readKmcKey(KMCPUB, Instant.parse("2024-12-31T23:59:59Z"))),
                of(
                        "a second after EXP",
                        KMC_KEY_EXPIRED,
                        () -> BENCH.agreement.readKmcKey(KMCPUB, Instant.parse("2028-01-01T00:00:00Z"))));
    }

    private static Deviation kmcKey(String name, KeyLoadCode code, UnaryOperator<String> edit) {
        return of(name, code, () -> BENCH.agreement.readKmcKey(edit.apply(KMCPUB), Bench.NOW));
    }

    private static String resignedByAnchor(String line) {
        return Line.resigned(line, BENCH.kmcAnchor.secret());
    }

    /** What a KMC refuses of a module's public keys. */
    static Stream<Deviation> moduleKeys() {
        return Stream.of(
                moduleKey("another environment", ENV_NOT_TEST, line -> Line.set(line, "ENV", "LIVE")),
                moduleKey("unknown trust anchor", UNKNOWN_TRUST_ANCHOR, line -> Line.set(line, "TAI", "x")),
                moduleKey(
                        "trust anchor of KMCs",
                        UNKNOWN_TRUST_ANCHOR,
                        line -> Line.set(line, "TAI", "STSA-TEST-ROOT-1")),
                moduleKey("changed firmware", SIGNATURE_INVALID, line -> Line.set(line, "FWI", "x")),
                moduleKey(
                        "agreement point off the curve",
                        PUBLIC_POINT_INVALID,
                        line -> resignedByMaker(Line.set(line, "AGP", Line.otherLastDigit(Line.get(line, "AGP"))))),
                moduleKey(
                        "signing point off the curve",
                        PUBLIC_POINT_INVALID,
                        line -> resignedByMaker(Line.set(line, "SGP", Line.otherLastDigit(Line.get(line, "SGP"))))),
                moduleKey(
                        "points swapped",
                        FINGERPRINT_MISMATCH,
                        line -> resignedByMaker(
                                Line.set(Line.set(line, "AGP", Line.get(line, "SGP")), "SGP", Line.get(line, "AGP")))));
    }

    private static Deviation moduleKey(String name, KeyLoadCode code, UnaryOperator<String> edit) {
        return of(name, code, () -> BENCH.trust.checkModuleKey(BENCH.codec.parseSmPublicKey(edit.apply(SMPUB))));
    }

    private static String resignedByMaker(String line) {
        return Line.resigned(line, BENCH.moduleAnchor.secret());
    }

    /** KR. */
    static Stream<Deviation> responses() {
        return Stream.of(
                response("another environment", ENV_NOT_TEST, line -> Line.set(line, "ENV", "LIVE")),
                response(
                        "another module",
                        WRONG_SM,
                        line -> Line.set(
                                line, "SMI", BENCH.module("90000002").moduleId().text())),
                response(
                        "another request",
                        REQUEST_MISMATCH,
                        line -> Line.set(line, "RQD", Line.otherLastDigit(Line.get(line, "RQD")))),
                response(
                        "changed signature",
                        SIGNATURE_INVALID,
                        line -> Line.set(line, "SIG", Line.otherLastDigit(Line.get(line, "SIG")))),
                response("changed count", SIGNATURE_INVALID, line -> Line.set(line, "CNT", "6")),
                response(
                        "VTO before ISS",
                        RESPONSE_TIME,
                        line -> resignedByKmc(Line.set(
                                line,
                                "VTO",
                                TimeText.of(FILE.response().issued().minusSeconds(1))))),
                response(
                        "ISS more than a day before RTM",
                        RESPONSE_TIME,
                        line -> resignedByKmc(Line.set(
                                line,
                                "ISS",
                                TimeText.of(
                                        Bench.NOW.minus(Duration.ofHours(24)).minusSeconds(1))))),
                response(
                        "VTO a second ago",
                        RESPONSE_EXPIRED,
                        line -> resignedByKmc(Line.set(line, "VTO", TimeText.of(LATER.minusSeconds(1))))),
                of(
                        "after EXP of the KMC's key",
                        KMC_KEY_EXPIRED,
                        () -> BENCH.agreement.accept(
                                BENCH.module,
                                BENCH.agreement.readResponse(
                                        resignedByKmc(Line.set(RESPONSE, "VTO", "20991231T000000Z"))),
                                PENDING,
                                BENCH.kmc.publicKey(),
                                Instant.parse("2028-01-01T00:00:00Z"))),
                response(
                        "ephemeral point off the curve",
                        PUBLIC_POINT_INVALID,
                        line -> resignedByKmc(Line.set(line, "EPK", Line.otherLastDigit(Line.get(line, "EPK"))))),
                response(
                        "another ephemeral point",
                        KEY_CONFIRMATION_FAILED,
                        line -> resignedByKmc(Line.set(
                                line,
                                "EPK",
                                BENCH.kmc.publicKey().agreementKey().hex()))),
                response(
                        "another nonce",
                        KEY_CONFIRMATION_FAILED,
                        line -> resignedByKmc(Line.set(line, "NON", Line.otherLastDigit(Line.get(line, "NON"))))),
                response(
                        "another digest of keys",
                        KEY_CONFIRMATION_FAILED,
                        line -> resignedByKmc(Line.set(line, "DIG", Line.otherLastDigit(Line.get(line, "DIG"))))),
                response(
                        "another KCM",
                        KEY_CONFIRMATION_FAILED,
                        line -> resignedByKmc(Line.set(line, "KCM", Line.otherLastDigit(Line.get(line, "KCM"))))),
                of(
                        "the response to another request of the module",
                        REQUEST_MISMATCH,
                        () -> accept(RESPONSE, BENCH.begin())),
                of("a KMC with the same signing key and another agreement key", KEY_CONFIRMATION_FAILED, () -> {
                    KmcPublicKey kmc = BENCH.kmc.publicKey();
                    KmcPublicKey other = BENCH.codec.parseKmcPublicKey(Line.set(
                            kmc.line(),
                            "AGP",
                            BENCH.module.publicKey().agreementKey().hex()));
                    BENCH.agreement.accept(BENCH.module, BENCH.agreement.readResponse(RESPONSE), PENDING, other, LATER);
                }));
    }

    private static Deviation response(String name, KeyLoadCode code, UnaryOperator<String> edit) {
        return of(name, code, () -> accept(edit.apply(RESPONSE), PENDING));
    }

    private static AgreedKeys accept(String line, PendingAgreement pending) {
        return BENCH.agreement.accept(
                BENCH.module, BENCH.agreement.readResponse(line), pending, BENCH.kmc.publicKey(), LATER);
    }

    private static String resignedByKmc(String line) {
        return Line.resigned(line, BENCH.kmc.keys().signing());
    }

    /** KL. */
    static Stream<Deviation> keys() {
        String defaultKey = FILE.keys().get(2).line();
        String longKey = FILE.keys().get(0).line();
        return Stream.of(
                of(
                        "a key beyond CNT",
                        SEQ_NOT_IN_EXCHANGE,
                        () -> BENCH.agreement.requireInExchange(
                                BENCH.agreement.readKey(Line.set(KEY, "SEQ", "6")), accept(RESPONSE, PENDING))),
                unwrap("base date that is none", ATTRIBUTE_CONSTRAINT, Line.set(KEY, "BDT", "19930101T000001Z")),
                unwrap("DKG 03", ATTRIBUTE_CONSTRAINT, Line.set(KEY, "DKG", "03")),
                unwrap("DKG 04 with a short key", ATTRIBUTE_CONSTRAINT, Line.set(KEY, "DKG", "04")),
                unwrap("DKG 02 with a long key", ATTRIBUTE_CONSTRAINT, Line.set(longKey, "DKG", "02")),
                unwrap("DKG 01 with a long key", ATTRIBUTE_CONSTRAINT, Line.set(longKey, "DKG", "01")),
                unwrap("EAS 11 with DKG 02", ATTRIBUTE_CONSTRAINT, Line.set(KEY, "EAS", "07,11")),
                unwrap("ACT equal to IUT", ATTRIBUTE_CONSTRAINT, Line.set(KEY, "ACT", Line.get(KEY, "IUT"))),
                unwrap("EXP before ACT", ATTRIBUTE_CONSTRAINT, Line.set(KEY, "EXP", "20141231T235959Z")),
                unwrap(
                        "SBM of a default key",
                        ATTRIBUTE_CONSTRAINT,
                        Line.insertBefore(asDefault(defaultKey), "SEQ", "SBM0001")),
                unwrap("cluster 1", ATTRIBUTE_CONSTRAINT, Line.insertBefore(KEY, "DKG", "CLU1")),
                unwrap("another name", VK_AUTHENTICATION_FAILED, Line.set(KEY, "SGN", "x")),
                unwrap("another group", VK_AUTHENTICATION_FAILED, Line.set(KEY, "SGC", "000001")),
                unwrap("another number", VK_AUTHENTICATION_FAILED, Line.set(KEY, "SEQ", "3")),
                unwrap("another check value", VK_AUTHENTICATION_FAILED, Line.set(KEY, "KCV", "000000")),
                unwrap(
                        "another key",
                        VK_AUTHENTICATION_FAILED,
                        Line.set(KEY, "WVK", Line.otherLastDigit(Line.get(KEY, "WVK")))),
                unwrap(
                        "no limit any more",
                        VK_AUTHENTICATION_FAILED,
                        Line.remove(FILE.keys().get(3).line(), "ULM")),
                of("the key of another exchange", VK_AUTHENTICATION_FAILED, () -> {
                    PendingAgreement other = BENCH.begin();
                    KeyLoadFile file = BENCH.answer(other, BENCH.keys(5));
                    BENCH.agreement
                            .unwrap(file.keys().get(1), accept(RESPONSE, PENDING))
                            .close();
                }),
                of("a check value wrapped with the key", KCV_MISMATCH, () -> {
                    PendingAgreement pending = BENCH.begin();
                    KeyLoadFile file = BENCH.codec.readKeyLoadFile(BENCH.answer(pending, BENCH.keys(1), new KlfEdits() {
                        @Override
                        public SortedMap<String, String> beforeWrapping(SortedMap<String, String> attributes) {
                            attributes.put("KCV", "000000");
                            return attributes;
                        }
                    }));
                    BENCH.agreement
                            .unwrap(file.keys().get(0), BENCH.accept(pending, file))
                            .close();
                }));
    }

    /** A VDDK without SBM. */
    private static String asDefault(String line) {
        return Line.remove(Line.set(line, "KTC", "1"), "SBM");
    }

    private static Deviation unwrap(String name, KeyLoadCode code, String line) {
        return of(
                name,
                code,
                () -> BENCH.agreement
                        .unwrap(BENCH.agreement.readKey(line), accept(RESPONSE, PENDING))
                        .close());
    }

    /** Import at the host. */
    static Stream<Deviation> imports() {
        return Stream.of(
                of("no known format", BAD_MAGIC, () -> host().keyLoadFile("%STS\nx\n", List.of(), List.of(), LATER)),
                of(
                        "too long",
                        LIMIT_EXCEEDED,
                        () -> host().keyLoadFile("x".repeat((1 << 20) + 1), List.of(), List.of(), LATER)),
                imported("another environment", ENV_NOT_TEST, line -> Line.set(line, "ENV", "LIVE"), LATER),
                of(
                        "another KMC",
                        WRONG_KMC,
                        () -> host().keyLoadFile(
                                        KLF, List.of(BENCH.kmc("KMC-TEST-2").publicKey()), requests(), LATER)),
                imported(
                        "another module",
                        WRONG_SM,
                        line -> Line.set(
                                line, "SMI", BENCH.module("90000002").moduleId().text()),
                        LATER),
                imported(
                        "another request",
                        REQUEST_MISMATCH,
                        line -> Line.set(line, "RQD", Line.otherLastDigit(Line.get(line, "RQD"))),
                        LATER),
                imported(
                        "changed signature",
                        SIGNATURE_INVALID,
                        line -> Line.set(line, "SIG", Line.otherLastDigit(Line.get(line, "SIG"))),
                        LATER),
                of(
                        "changed key",
                        DIGEST_MISMATCH,
                        () -> host().keyLoadFile(
                                        KLF.replace(KEY, Line.set(KEY, "SGN", "x")), kmcs(), requests(), LATER)),
                imported(
                        "a second after VTO",
                        RESPONSE_EXPIRED,
                        line -> line,
                        FILE.response().validUntil().plusSeconds(1)));
    }

    private static KeyLoadImport host() {
        return new KeyLoadImport(List.of(new KmsFormat(BENCH.codec, BENCH.suite, BENCH.trust)));
    }

    private static List<KmcPublicKey> kmcs() {
        return List.of(BENCH.kmc("KMC-TEST-2").publicKey(), BENCH.kmc.publicKey());
    }

    private static List<LoadRequest> requests() {
        return List.of(PENDING.request());
    }

    private static Deviation imported(String name, KeyLoadCode code, UnaryOperator<String> edit, Instant now) {
        return of(
                name,
                code,
                () -> host().keyLoadFile(KLF.replace(RESPONSE, edit.apply(RESPONSE)), kmcs(), requests(), now));
    }

    @ParameterizedTest
    @MethodSource({"files", "records", "missing", "values", "kmcKeys", "moduleKeys", "responses", "keys", "imports"})
    void isRefusedWithItsCode(Deviation deviation) {
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(deviation.step()::run)
                .satisfies(e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(deviation.code()))
                .satisfies(e -> assertThat(e.smStatus().orElse("")).isEqualTo(deviation.smStatus()))
                .withMessageStartingWith(deviation.code().text() + ": ")
                .satisfies(
                        e -> assertThat(e.getMessage()).matches("[ -~]{20,900}").contains("expected"));
    }

    /** The base that every deviation starts from is itself without fault. */
    @Test
    void theBaseIsAccepted() {
        assertThat(host().keyLoadFile(KLF, kmcs(), requests(), LATER).requestKnown())
                .isTrue();
        BENCH.agreement.readKmcKey(KMCPUB, Bench.NOW);
        BENCH.trust.checkModuleKey(BENCH.codec.parseSmPublicKey(SMPUB));
        LoadResponse response = BENCH.agreement.readResponse(RESPONSE);
        AgreedKeys agreed = BENCH.agreement.accept(BENCH.module, response, PENDING, BENCH.kmc.publicKey(), LATER);
        for (WrappedKey key : FILE.keys()) {
            BENCH.agreement.unwrap(BENCH.agreement.readKey(key.line()), agreed).close();
        }
        assertThat(BENCH.codec.parseWrappedKey(withOptionals(KEY)).card().clusterNumber())
                .isZero();
    }

    /** The last moments that are still allowed. */
    @Test
    void limitsOfTimeAreInclusive() {
        BENCH.agreement.readKmcKey(KMCPUB, BENCH.kmc.publicKey().activeFrom());
        BENCH.agreement.readKmcKey(KMCPUB, BENCH.kmc.publicKey().usableUntil());
        Instant end = FILE.response().validUntil();
        BENCH.trust.checkTimes(FILE.response(), BENCH.kmc.publicKey(), Bench.NOW, end);
        BENCH.trust.checkNotExpired(FILE.response(), end);
        BENCH.trust.checkTimes(
                FILE.response(), BENCH.kmc.publicKey(), FILE.response().issued().plus(Duration.ofHours(24)), end);
    }

    @Test
    void everyCodeThatThisModuleCanGiveIsInATable() {
        List<KeyLoadCode> given = Stream.of(
                        files(),
                        records(),
                        missing(),
                        values(),
                        kmcKeys(),
                        moduleKeys(),
                        responses(),
                        keys(),
                        imports())
                .flatMap(all -> all)
                .map(Deviation::code)
                .distinct()
                .toList();
        // Slots and registers are the security module's; what the KMC alone gives is tested with the simulator.
        assertThat(KeyLoadCode.values())
                .filteredOn(code -> !given.contains(code))
                .containsExactly(
                        SLOT_STATE,
                        NO_SLOT,
                        NO_FREE_SLOT,
                        REQUEST_OUTSTANDING,
                        COUNTER_REPLAY,
                        COUNTER_CONFLICT,
                        DUPLICATE_VK,
                        NO_FREE_REGISTER,
                        NO_SUCH_REGISTER,
                        SM_UNKNOWN,
                        SM_REVOKED,
                        NO_AUTHORISED_KEYS);
    }
}
