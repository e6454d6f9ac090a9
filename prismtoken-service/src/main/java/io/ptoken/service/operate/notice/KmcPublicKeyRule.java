package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import java.time.Duration;
import java.util.List;

/** The public key of a KMC has expired or is about to (kind 6). */
final class KmcPublicKeyRule implements NoticeRule {

    private static final String CODE = "EKmc.PublicKey";

    @Override
    public Ground ground() {
        return Ground.STORE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        Duration near = facts.preferences().get(Preferences.KEY_EXPIRY_WARNING_DAYS);
        return facts.store()
                .each(store -> store.kmcPublicKeys().stream())
                .filter(key -> facts.isPast(key.expires()) || facts.isWithin(near, key.expires()))
                .map(key -> notice(facts, key).clearedBy(Clearing.IMPORT_KMC_KEY))
                .toList();
    }

    private static Notice notice(NoticeFacts facts, KmcPublicKey key) {
        String name = "The public key of KMC " + key.kmcId();
        String action = "Get a new public key from the KMC.";
        return facts.isPast(key.expires())
                ? Notice.error(CODE, name + " expired at " + key.expires() + ".", action, key.kmcId())
                : Notice.warning(
                        CODE,
                        name + " expires at " + key.expires() + ", " + facts.left(key.expires()) + ".",
                        action,
                        key.kmcId());
    }
}
