package io.ptoken.cli.vendingkey;

import io.ptoken.cli.console.TextTable;
import io.ptoken.hsm.VendingKeyAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Vending keys as people and programs read them; never the keys themselves. */
public final class VendingKeyTable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

    private VendingKeyTable() {}

    /** A heading and a line for each key. */
    public static List<String> lines(List<VendingKeyAttributes> keys) {
        TextTable table = TextTable.of(
                "REG", "SGC", "KRN", "KT", "BDT", "KEN", "DKGA", "ACT", "EXP", "IUT", "ULM", "CLM", "SBM", "KCV");
        keys.forEach(key ->
                table.row(facts(key).values().stream().map(Object::toString).toArray(String[]::new)));
        return table.lines("");
    }

    /** The attributes of a key by their names in the module protocol, lower case. */
    public static Map<String, Object> facts(VendingKeyAttributes key) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("register", key.register().value());
        facts.put("sgc", key.sgc().digits());
        facts.put("krn", key.krn().value());
        facts.put("kt", key.keyType().code());
        facts.put("bdt", key.baseDate().year());
        facts.put("ken", key.ken().value());
        facts.put("dkga", key.algorithm().digits());
        facts.put("act", time(key.active()));
        facts.put("exp", time(key.expires()));
        facts.put("iut", time(key.issuedUntil()));
        facts.put("ulm", key.unitLimit().toString());
        facts.put("clm", key.currencyLimit().toString());
        facts.put("sbm", key.subclasses().toString());
        facts.put("kcv", key.kcv().hex6());
        return facts;
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }
}
