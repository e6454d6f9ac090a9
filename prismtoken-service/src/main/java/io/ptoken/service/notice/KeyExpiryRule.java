package io.ptoken.service.notice;

import io.ptoken.hsm.SmStatus;
import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.service.preference.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A vending key ends: by its EXP, or because its token identifiers run out, which KEN and base date tell (kind 3). */
final class KeyExpiryRule implements NoticeRule {

    private static final String CODE = "EKeystore.Expiry";
    private static final String ACTION = "Contact the supply group owner about a new key revision.";

    /** Token identifiers of one KEN step. */
    private static final Duration STEP = Duration.ofMinutes(65_536);

    @Override
    public List<Notice> check(NoticeFacts facts) {
        Duration near = facts.preferences().get(Preferences.KEY_EXPIRY_WARNING_DAYS);
        return facts.module()
                .each(module -> module.keys().stream())
                .flatMap(key -> Stream.concat(byExp(facts, key, near), byKen(facts, key, near)))
                .toList();
    }

    /** The first moment whose token identifier is beyond KEN. */
    static Instant endOfIdentifiers(VendingKeyAttributes key) {
        return key.baseDate().start().plus(STEP.multipliedBy(key.ken().value() + 1L));
    }

    private static Stream<Notice> byExp(NoticeFacts facts, VendingKeyAttributes key, Duration near) {
        if (key.dates().isExpired(facts.now())) {
            String text = KeyNames.sentence(key) + " cannot vend: it "
                    + key.dates().explain(SmStatus.KEY_EXPIRED_ERROR) + "; meters may leave it.";
            return Stream.of(Notice.error(CODE, text, ACTION, KeyNames.subject(key)));
        }
        return key
                .dates()
                .expires()
                .filter(end -> facts.isWithin(near, end))
                .map(end -> Notice.warning(
                        CODE,
                        KeyNames.sentence(key) + " expires at " + end + " (EXP), " + facts.left(end) + ".",
                        ACTION,
                        KeyNames.subject(key)))
                .stream();
    }

    private static Stream<Notice> byKen(NoticeFacts facts, VendingKeyAttributes key, Duration near) {
        Instant end = endOfIdentifiers(key);
        String name = KeyNames.sentence(key);
        if (facts.isPast(end)) {
            String text = name + " cannot vend since " + end + ", when its token identifiers ran out (KEN " + key.ken()
                    + ").";
            return Stream.of(Notice.error(CODE, text, ACTION, KeyNames.subject(key)));
        }
        if (!facts.isWithin(near, end)) {
            return Stream.empty();
        }
        String text = name + " vends until " + end + ", when its token identifiers run out (KEN " + key.ken() + "), "
                + facts.left(end) + ".";
        return Stream.of(Notice.warning(CODE, text, ACTION, KeyNames.subject(key)));
    }
}
