package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The notices as they were at one moment.
 *
 * @param found the worst first
 * @param facts what they were computed from
 */
public record NoticeReport(List<Found> found, NoticeFacts facts) {

    /**
     * A notice with what it rests on.
     *
     * @param notice the notice
     * @param ground what it rests on
     */
    public record Found(Notice notice, Ground ground) {}

    public NoticeReport {
        found = List.copyOf(found);
    }

    /** The worst first. */
    public List<Notice> notices() {
        return found.stream().map(Found::notice).toList();
    }

    /** Those that every client may see: none about accounts, whose names are not for everybody. */
    public List<Notice> forClients() {
        return notices().stream()
                .filter(notice -> !notice.code().startsWith(AccountRule.PREFIX))
                .toList();
    }

    /** How old it is. */
    public Duration age(Instant now) {
        return Duration.between(facts.now(), now);
    }
}
