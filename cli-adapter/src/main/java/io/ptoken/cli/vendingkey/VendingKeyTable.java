package io.ptoken.cli.vendingkey;

import io.ptoken.cli.console.TextTable;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.operate.keyload.CataloguedKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Vending keys as people read them; never the keys themselves. */
public final class VendingKeyTable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 16;

    private VendingKeyTable() {}

    /** A heading and a line for each key; blocks of lines where {@code columns} are too few for that. */
    public static List<String> lines(List<CataloguedKey> keys, int columns) {
        TextTable table = TextTable.of(
                "REG", "SGC", "KRN", "KT", "BDT", "KEN", "DKGA", "ACT", "EXP", "IUT", "ULM", "CLM", "SBM", "KCV",
                "NAME", "VND");
        keys.forEach(key -> table.row(
                register(key),
                key.sgc().digits(),
                key.krn().toString(),
                Integer.toString(key.keyType().code()),
                year(key),
                Integer.toString(key.ken().value()),
                key.algorithm().digits(),
                day(key.dates().active()),
                day(key.dates().expires()),
                DAY.format(key.dates().issuedUntil()),
                key.unitLimit().toString(),
                key.currencyLimit().toString(),
                key.subclasses().toString(),
                key.kcv().hex6(),
                shortened(key.groupName()),
                vnd(key)));
        return table.lines("", columns);
    }

    /** The attributes of a key by their names in the module protocol, lower case. */
    public static Map<String, String> facts(CataloguedKey key) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("register", key.register().map(RegisterNumber::toString).orElse("none"));
        facts.put("sgc", key.sgc().digits());
        facts.put("name", key.groupName());
        facts.put("krn", key.krn().toString());
        facts.put("kt", Integer.toString(key.keyType().code()));
        facts.put("bdt", year(key));
        facts.put("ken", Integer.toString(key.ken().value()));
        facts.put("dkga", key.algorithm().digits());
        facts.put("act", key.dates().active().map(VendingKeyTable::time).orElse("unknown"));
        facts.put("exp", key.dates().expires().map(VendingKeyTable::time).orElse("none"));
        facts.put("iut", time(key.dates().issuedUntil()));
        facts.put("ulm", key.unitLimit().toString());
        facts.put("clm", key.currencyLimit().toString());
        facts.put("sbm", key.subclasses().toString());
        facts.put("kcv", key.kcv().hex6());
        facts.put("vnd", key.vends() ? "1" : "0");
        facts.put("reason", key.reason());
        facts.put("remedy", key.remedy());
        facts.put("kmc", key.kmc().map(KmcId::text).orElse(""));
        return facts;
    }

    /** 1 or 0, and why a sale fails: also of a key that sells something else. */
    private static String vnd(CataloguedKey key) {
        String vends = key.vends() ? "1" : "0";
        return key.reason().isEmpty() ? vends : vends + ": " + key.reason();
    }

    private static String day(Optional<Instant> date) {
        return date.map(DAY::format).orElse("-");
    }

    private static String register(CataloguedKey key) {
        return key.register().map(RegisterNumber::toString).orElse("-");
    }

    private static String year(CataloguedKey key) {
        return key.baseDateStart().toString().substring(0, 4);
    }

    private static String shortened(String name) {
        return name.isEmpty() ? "-" : name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "." : name;
    }

    /** To the minute where that is all of it. */
    private static String time(Instant time) {
        return time.getEpochSecond() % 60 == 0
                ? TIME.format(time)
                : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
