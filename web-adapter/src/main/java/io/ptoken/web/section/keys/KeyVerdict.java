package io.ptoken.web.section.keys;

import io.ptoken.service.operate.keyload.CataloguedKey;
import io.ptoken.service.operate.keyload.KeyOutlook;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.section.keys.KeysPage.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sentence above the table: how many keys sell, how many are stopped, and which ends next. */
final class KeyVerdict {

    private final Texts texts;
    private final KeyRows rows;

    KeyVerdict(Texts texts, KeyRows rows) {
        this.texts = texts;
        this.rows = rows;
    }

    /** @param keys all of the module; at least one */
    Verdict of(List<CataloguedKey> keys) {
        long sells = keys.stream().filter(CataloguedKey::vends).count();
        long stopped = keys.stream()
                .filter(key -> KeyState.of(key).mark().equals("bad"))
                .count();
        long soon = keys.stream()
                .filter(key -> KeyState.of(key).mark().equals("warn"))
                .count();
        StringBuilder what = new StringBuilder(texts.get("vendingKeys.verdict.sell", sells, keys.size()));
        if (stopped > 0) {
            what.append(' ').append(texts.count("vendingKeys.verdict.stopped", stopped));
        }
        if (soon > 0) {
            what.append(' ').append(texts.count("vendingKeys.verdict.soon", soon));
        }
        if (stopped == 0 && soon == 0) {
            what.append(' ').append(texts.get("vendingKeys.verdict.calm"));
        }
        Optional<CataloguedKey> next = next(keys);
        return new Verdict(
                sells == 0 ? "bad" : stopped + soon > 0 ? "warn" : "ok",
                what.toString(),
                next.map(this::sentence).orElse(""),
                next.filter(key -> KeyState.of(key).needsSomebody())
                        .flatMap(CataloguedKey::kmc)
                        .map(rows::exchange)
                        .orElse(""));
    }

    /** Of the keys that sell the one that stops first by its dates. */
    private static Optional<CataloguedKey> next(List<CataloguedKey> keys) {
        return keys.stream()
                .filter(key -> key.vends() && key.outlook().isPresent())
                .min(Comparator.comparing(KeyVerdict::end)
                        .thenComparing(key -> key.sgc().digits()));
    }

    private static Instant end(CataloguedKey key) {
        return key.outlook().map(KeyOutlook::ends).orElse(Instant.MAX);
    }

    private String sentence(CataloguedKey key) {
        String named = KeyRows.name(key) + (key.groupName().isEmpty() ? "" : " (" + key.groupName() + ")");
        String remedy = key.advice();
        return texts.get(
                "vendingKeys.verdict.next",
                named,
                rows.times().date(end(key)),
                rows.days(end(key)),
                remedy.isEmpty() ? texts.get("vendingKeys.verdict.nothing") : remedy);
    }
}
