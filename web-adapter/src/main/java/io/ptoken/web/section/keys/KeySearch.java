package io.ptoken.web.section.keys;

import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.operate.keyload.CataloguedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed to find a key, as people say it: {@code 123457}, {@code SGC 123457 KRN 2}, a part of a name, a KMC, a check
 * value. Every word has to fit.
 */
record KeySearch(List<String> words, OptionalInt revision) {

    private static final Pattern REVISION = Pattern.compile("\\bKRN\\s*([1-9])\\b");
    private static final Pattern NOISE = Pattern.compile("\\b(SGC|KCV|KMC)\\b\\s*:?(?=\\s*\\S)");

    static KeySearch of(String typed) {
        String text = typed.toUpperCase(Locale.ROOT);
        Matcher krn = REVISION.matcher(text);
        OptionalInt revision = OptionalInt.empty();
        if (krn.find()) {
            revision = OptionalInt.of(Integer.parseInt(krn.group(1)));
            text = krn.replaceFirst(" ");
        }
        List<String> words = new ArrayList<>();
        for (String word : NOISE.matcher(text).replaceAll(" ").split("[\\s,;]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return new KeySearch(List.copyOf(words), revision);
    }

    boolean finds(CataloguedKey key, KmcNames kmcs) {
        String text = String.join(
                        "\n",
                        key.sgc().digits(),
                        key.groupName(),
                        key.kcv().hex6(),
                        key.kmc().map(kmcs::of).orElse(""),
                        key.kmc().map(KmcId::text).orElse(""))
                .toUpperCase(Locale.ROOT);
        return (revision.isEmpty() || revision.getAsInt() == key.krn().value())
                && words.stream().allMatch(text::contains);
    }
}
