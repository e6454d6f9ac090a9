package io.ptoken.service.operate.notice;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.KeyClearing;
import io.ptoken.service.operate.notice.words.KeyNames;
import io.ptoken.service.operate.notice.words.KeyPurpose;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.vending.key.KeyRemedy;
import java.time.Duration;
import java.util.List;

/**
 * The module will soon stop using a vending key, because its IUT is near (kind 2). Past it, the key cannot vend (kind 4). Of
 * a key at the end of its life that alone is told, for no fresh one comes.
 */
final class KeyRefreshRule implements NoticeRule {

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        Duration near = facts.preferences().get(Preferences.KEY_REFRESH_WARNING_DAYS);
        return facts.module()
                .each(module -> module.keys().stream())
                .filter(key -> !key.dates().isPastIssuedUntil(facts.now()))
                .filter(key -> KeyPurpose.isForKeyChangesOnly(key)
                        ? !key.dates().isExpired(facts.now())
                        : !KeyRemedy.isAtItsEnd(key, facts.now()))
                .filter(key -> facts.isWithin(near, key.dates().issuedUntil()))
                .map(key -> notice(facts, key))
                .toList();
    }

    private static Notice notice(NoticeFacts facts, VendingKeyAttributes key) {
        return Notice.warning(
                        "EKeystore.Refresh",
                        KeyNames.sentence(key) + " is used until " + key.dates().issuedUntil() + " (IUT), "
                                + facts.left(key.dates().issuedUntil()) + ".",
                        KeyRemedy.forLaterUse(key),
                        KeyNames.subject(key))
                .clearedBy(KeyClearing.byLoading(key));
    }
}
