package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.NoticeFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The notices as they were at one moment.
 *
 * @param notices the worst first
 * @param facts what they were computed from
 */
public record NoticeReport(List<Notice> notices, NoticeFacts facts) {

    public NoticeReport {
        notices = List.copyOf(notices);
    }

    /** Those that every client may see: none about accounts, whose names are not for everybody. */
    public List<Notice> forClients() {
        return notices.stream()
                .filter(notice -> !notice.code().startsWith(AccountRule.PREFIX))
                .toList();
    }

    /** How old it is. */
    public Duration age(Instant now) {
        return Duration.between(facts.now(), now);
    }
}
