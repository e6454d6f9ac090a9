package io.ptoken.cli.token;

import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.console.TokenText;
import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tokens for people: groups of four digits, in the order in which they are to be entered. */
public final class IssuedTokenText {

    private static final String NONE = "-";

    private IssuedTokenText() {}

    /** What a call has issued, for so many columns. */
    public static List<String> lines(String messageId, List<IssuedToken> tokens, int columns) {
        IssuedToken first = tokens.get(0);
        List<String> lines = new ArrayList<>();
        lines.add("Meter " + first.pan() + ", message " + messageId + ".");
        lines.add(tokens.size() == 1 ? "Enter:" : "Enter all " + tokens.size() + ", in this order:");
        TextTable table = TextTable.of("", "TOKEN", "CLASS", "KIND", "AMOUNT", "TID", "KEY");
        for (int i = 0; i < tokens.size(); i++) {
            add(table, i + 1, tokens.get(i));
        }
        lines.addAll(table.lines("  ", columns));
        first.newConfig().ifPresent(advice -> lines.add(afterwards(advice)));
        return lines;
    }

    private static void add(TextTable table, int number, IssuedToken token) {
        Map<String, String> facts = facts(token);
        table.row(
                Integer.toString(number),
                facts.getOrDefault("token", NONE),
                facts.getOrDefault("class", NONE),
                facts.getOrDefault("kind", NONE),
                facts.getOrDefault("amount", NONE),
                facts.getOrDefault("TID", NONE),
                facts.getOrDefault("key", NONE));
    }

    /** A token of class 0 or 2 by itself; a part of a key change has neither amount nor identifier. */
    public static Map<String, String> facts(IssuedToken token) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("token", TokenText.grouped(token.token().decimal()));
        facts.put("class", token.tokenClass() + "/" + token.subclass());
        facts.put("kind", token.description());
        if (token.tid().minutes() != 0) {
            facts.put("amount", (token.scaledAmount() + " " + token.scaledUnitName()).strip());
            facts.put("TID", Integer.toString(token.tid().minutes()));
        }
        facts.put("key", key(token.sgc(), token.krn(), token.ti()) + ", KCV " + token.vkKcv());
        return facts;
    }

    /** A token of class 1. */
    public static Map<String, String> facts(IssuedMeterTestToken token) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("token", TokenText.grouped(token.token().decimal()));
        facts.put("class", "1/" + token.subclass());
        facts.put("kind", token.description());
        facts.put("control", String.format(Locale.ROOT, "%X (hex)", token.control()));
        facts.put("manufacturer", token.mfrCode() == 0 ? "every manufacturer" : Integer.toString(token.mfrCode()));
        facts.put("key", "none: it works in any meter");
        return facts;
    }

    private static String afterwards(MeterConfigAdvice advice) {
        return "Afterwards the meter has " + key(advice.toSgc(), advice.toKrn(), advice.toTi()) + ", KEN "
                + advice.toKen() + ", KCV " + advice.toVkKcv() + "; IDRecord " + advice.idRecord() + ".";
    }

    private static String key(int sgc, int krn, int ti) {
        return String.format(Locale.ROOT, "SGC %06d, KRN %d, TI %02d", sgc, krn, ti);
    }
}
