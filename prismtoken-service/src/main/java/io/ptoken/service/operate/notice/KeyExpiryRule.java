package io.ptoken.service.operate.notice;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.KeyClearing;
import io.ptoken.service.operate.notice.words.KeyNames;
import io.ptoken.service.operate.notice.words.KeyPurpose;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.vending.key.KeyRemedy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A vending key ends: by its EXP, or because its token identifiers run out, which KEN and base date tell (kind 3). A key that
 * is past its IUT has one notice, of kind 4, which tells its end too. One that is kept for key changes has come to its end as
 * is meant.
 */
final class KeyExpiryRule implements NoticeRule {

    private static final String CODE = "EKeystore.Expiry";

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.module()
                .each(module -> module.keys().stream())
                .filter(key -> !key.dates().isPastIssuedUntil(facts.now()))
                .filter(key -> !KeyPurpose.isForKeyChangesOnly(key))
                .flatMap(
                        key -> KeyRemedy.isAtItsEnd(key, facts.now()) ? Stream.of(ended(facts, key)) : near(facts, key))
                .toList();
    }

    private static Notice ended(NoticeFacts facts, VendingKeyAttributes key) {
        String text = key.dates().isExpired(facts.now())
                ? " cannot vend: it " + key.dates().explain(SmStatus.KEY_EXPIRED_ERROR)
                : " cannot vend since " + key.kenEnd() + ", when its token identifiers ran out (KEN " + key.ken() + ")";
        return Notice.error(
                        CODE,
                        KeyNames.sentence(key) + text + "; meters may leave it until "
                                + key.dates().issuedUntil() + " (IUT).",
                        KeyRemedy.NEW_REVISION,
                        KeyNames.subject(key))
                .clearedBy(KeyClearing.byUnloading(key));
    }

    private static Stream<Notice> near(NoticeFacts facts, VendingKeyAttributes key) {
        Duration near = facts.preferences().get(Preferences.KEY_EXPIRY_WARNING_DAYS);
        Stream<String> byExp = key
                .dates()
                .expires()
                .filter(end -> facts.isWithin(near, end))
                .map(end -> " expires at " + end + " (EXP), " + facts.left(end) + ".")
                .stream();
        Stream<String> byKen = Stream.of(key.kenEnd())
                .filter(end -> facts.isWithin(near, end))
                .map(end -> " runs out of token identifiers at " + end + " (KEN " + key.ken() + "), " + facts.left(end)
                        + ".");
        return Stream.concat(byExp, byKen)
                .map(text -> Notice.warning(
                                CODE, KeyNames.sentence(key) + text, KeyRemedy.NEW_REVISION, KeyNames.subject(key))
                        .clearedBy(KeyClearing.byUnloading(key)));
    }
}
