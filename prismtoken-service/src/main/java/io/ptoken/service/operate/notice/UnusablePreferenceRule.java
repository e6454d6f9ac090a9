package io.ptoken.service.operate.notice;

import io.ptoken.service.Param;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.operate.preference.PreferenceValue;
import java.util.List;

/** The store holds a value of a preference that this release does not accept, so that the default is in use. */
final class UnusablePreferenceRule implements NoticeRule {

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.preferences().list().stream()
                .filter(value -> value.unusable().isPresent())
                .map(value -> notice(value).clearedBy(Clearing.SET_PREFERENCE))
                .toList();
    }

    private static Notice notice(PreferenceValue value) {
        String name = value.definition().name();
        return Notice.warning(
                "EPrefRange",
                "The preference " + name + " is stored as '"
                        + Param.echo(value.unusable().orElse(""))
                        + "', which this release does not accept; its default " + value.value() + " is in use.",
                "Set it to a value in its range " + value.definition().type().range() + ".",
                name);
    }
}
