package io.ptoken.web.section.meter;

import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.operate.call.MeterCalls.IssuedCall;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.http.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes of issued tokens what pages show of them. */
final class TokenView {

    private static final Set<Integer> KEY_CHANGES = Set.of(3, 4, 8, 9);

    private final Texts texts;

    TokenView(Texts texts) {
        this.texts = texts;
    }

    ShownCall call(String pan, IssuedCall call) {
        return new ShownCall(
                call.at(),
                call.account(),
                call.origin().orElse(""),
                call.messageId(),
                tokens(call.tokens()),
                Links.to("/meters/" + pan + "/tokens", "account", call.account(), "message", call.messageId()));
    }

    private List<ShownToken> tokens(List<IssuedToken> tokens) {
        long changes = tokens.stream().filter(TokenView::isKeyChange).count();
        List<ShownToken> shown = new ArrayList<>();
        int change = 0;
        for (IssuedToken token : tokens) {
            if (isKeyChange(token)) {
                change++;
                shown.add(keyChange(token, tokens.get(0), change, changes));
            } else {
                shown.add(isCredit(token) ? credit(token, changes) : engineering(token));
            }
        }
        return shown;
    }

    private ShownToken keyChange(IssuedToken token, IssuedToken first, int number, long of) {
        String to = first.newConfig()
                .map(advice -> texts.get("meters.to", advice.toKrn(), group(advice.toSgc())))
                .orElse("");
        String say = number < of
                ? texts.get("meters.say.change", number, of)
                : first.newConfig()
                        .map(advice -> texts.get("meters.say.changed", advice.toKrn()))
                        .orElseGet(() -> texts.get("meters.say.change", number, of));
        return shown(token, "change", texts.get("meters.change.part", number, of), to, say);
    }

    private ShownToken credit(IssuedToken token, long changes) {
        String amount = amount(token);
        String say = texts.get("meters.say.credit", amount)
                + (changes == 0 ? "" : " " + texts.count("meters.say.after", changes));
        return shown(token, "credit", texts.get("meters.credit.of." + (token.subclass() & 3)), amount, say);
    }

    private ShownToken engineering(IssuedToken token) {
        String word = words(token.description());
        return shown(token, "eng", word, amountOfEngineering(token), texts.get("meters.say.eng", word));
    }

    private static ShownToken shown(IssuedToken token, String kind, String word, String amount, String say) {
        return new ShownToken(
                kind,
                word,
                grouped(token.token().decimal()),
                token.tokenClass() + "/" + token.subclass(),
                amount,
                token.tid().minutes() == 0 ? "" : Integer.toString(token.tid().minutes()),
                key(token) + ", KCV " + token.vkKcv(),
                say);
    }

    static boolean isCredit(IssuedToken token) {
        return token.tokenClass() == 0;
    }

    static boolean isKeyChange(IssuedToken token) {
        return token.tokenClass() == 2 && KEY_CHANGES.contains(token.subclass());
    }

    static String amount(IssuedToken token) {
        return (token.scaledAmount() + " " + token.scaledUnitName()).strip();
    }

    /** Of most kinds nothing but a zero. */
    private static String amountOfEngineering(IssuedToken token) {
        return token.scaledUnitName().isEmpty() && token.transferAmount().signum() == 0 ? "" : amount(token);
    }

    static String key(IssuedToken token) {
        return texts(token.sgc(), token.krn(), token.ti());
    }

    static String texts(int sgc, int krn, int ti) {
        return group(sgc) + " KRN " + krn + ", TI " + String.format(Locale.ROOT, "%02d", ti);
    }

    static String group(int sgc) {
        return String.format(Locale.ROOT, "%06d", sgc);
    }

    /** In groups of four. */
    static String grouped(String digits) {
        return digits.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** {@code ClearTamperCondition} as {@code Clear tamper condition}. */
    private static String words(String description) {
        String spread = description.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spread.isEmpty() ? spread : spread.substring(0, 1).toUpperCase(Locale.ROOT) + spread.substring(1);
    }
}
