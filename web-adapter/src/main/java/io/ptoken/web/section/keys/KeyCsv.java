package io.ptoken.web.section.keys;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.operate.keyload.CataloguedKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Vending keys for a spreadsheet: a heading with the names of the standard, a line for each key, in RFC 4180's form. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
final class KeyCsv {

    private static final List<String> HEAD = List.of(
            "SGC",
            "NAME",
            "KRN",
            "KT",
            "BDT",
            "KEN",
            "DKGA",
            "ACT",
            "EXP",
            "IUT",
            "ULM",
            "CLM",
            "SBM",
            "KCV",
            "VND",
            "REASON",
            "REGISTER",
            "KMC",
            "KMCID");

    private static final String FORMULA = "=+-@\t\r\n";

    private KeyCsv() {}

    static String of(List<CataloguedKey> keys, KmcNames kmcs) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        keys.forEach(key -> lines.add(List.of(
                key.sgc().digits(),
                key.groupName(),
                key.krn().toString(),
                Integer.toString(key.keyType().code()),
                Integer.toString(key.baseDateStart().atOffset(ZoneOffset.UTC).getYear()),
                key.ken().toString(),
                key.algorithm().digits(),
                key.dates().active().map(KeyCsv::time).orElse("not known"),
                key.dates().expires().map(KeyCsv::time).orElse("none"),
                time(key.dates().issuedUntil()),
                limit(key.unitLimit(), 1),
                limit(key.currencyLimit(), 0),
                key.subclasses().toString(),
                key.kcv().hex6(),
                key.vends() ? "1" : "0",
                key.reason(),
                key.register().map(RegisterNumber::toString).orElse("none"),
                key.kmc().map(kmcs::of).orElse("none"),
                key.kmc().map(KmcId::text).orElse("none"))));
        return lines.stream()
                .map(line -> line.stream().map(KeyCsv::cell).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String limit(CreditLimit limit, int scale) {
        if (limit.isUnlimited()) {
            return "none";
        }
        return limit.partLeft()
                ? "less than 1"
                : BigDecimal.valueOf(limit.value(), scale).toPlainString();
    }

    static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(character -> character == ',' || character == '"' || character < ' ')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
